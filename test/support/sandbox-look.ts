import { planSandbox } from "../../engine/plan-sandbox.ts";
import { judge } from "../../judge/judge.ts";
import { type Look, look } from "../../observe/look.ts";
import { observedStack } from "../../observe/observed-stack.ts";
import { readers } from "../../observe/readers.ts";
import { type Entry, readRecord, recordText } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";
import { edit } from "../../sandbox/edit.ts";
import { frontEnvironment, type ServedFronts, serveFronts } from "../../sandbox/fronts.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import type { VendorStore } from "../../vendors/simulation/store.ts";
import { filledVendors } from "./filled-vendors.ts";

/** The keys of the sandbox, as the environment would hold them. */
export const sandboxKeys = frontEnvironment;

let declared: Promise<StackSnapshot> | undefined;

/** What the program declares with the made-up configuration of the sandbox, planned once a process. */
export function declaredInSandbox(): Promise<StackSnapshot> {
  declared ??= planSandbox("prod");
  return declared;
}

export interface SandboxLook {
  readonly entries: readonly Entry[];
  readonly served: ServedFronts;
  /** What is judged worse than before anybody looked: `rule outcome: message`. */
  readonly news: readonly string[];
  /** What nobody could tell: `what: why`. */
  readonly untold: readonly string[];
}

/** Looks at the sandbox as `sandbox up` fills it, after `arrange` has changed something behind the engine's back. */
export async function sandboxLook(
  vendors: readonly string[],
  arrange: (store: VendorStore, served: ServedFronts) => void = () => {},
  patience: Look["patience"] = {},
  keys: Parameters<typeof serveFronts>[0]["keys"] = {},
): Promise<SandboxLook> {
  const [snapshot, store] = [await declaredInSandbox(), await filledVendors()];
  const served = await serveFronts({ store, keys });
  try {
    arrange(store, served);
    const entries = await look({
      readers: await Promise.all(vendors.flatMap((vendor) => readers[vendor]?.() ?? [])),
      environment: sandboxKeys,
      declared: snapshot,
      books: books(),
      patience: { sleep: async () => {}, answerWithin: 500, ...patience },
      standIn: { port: served.port },
    });
    readRecord(recordText(entries), "record.jsonl");
    const observed = observedStack(snapshot, entries);
    const untold = (observed.observed?.untold ?? []).map(({ what, why }) => `${what}: ${why}`);
    return { entries, served, news: newsIn(snapshot, observed), untold };
  } finally {
    await served.close();
    store.close();
  }
}

let before: ReadonlySet<string> | undefined;

function newsIn(declaredStack: StackSnapshot, observed: StackSnapshot): string[] {
  before ??= new Set(badIn(declaredStack));
  return badIn(observed).filter((one) => !before?.has(one));
}

function badIn(snapshot: StackSnapshot): string[] {
  const asOf = new Date().toISOString().slice(0, 10);
  return judge(snapshot, { asOf, books: books() })
    .findings.filter(({ outcome }) => outcome !== "met" && outcome !== "not-applicable")
    .map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`);
}

/** What was answered of a kind, by what it is called. */
export function inventoryIn(entries: readonly Entry[], called: string) {
  return entries.filter((each) => each.entry === "inventory").find((each) => each.called === called)?.answer;
}

/** Ages by the copy or by where it is. */
export function agesIn(
  entries: readonly Entry[],
  { copy, store = /./ }: { readonly copy?: string; readonly store?: RegExp },
) {
  return entries
    .filter((each) => each.entry === "age")
    .filter((age) => (copy === undefined || age.copy === copy) && store.test(age.store));
}

export function shownIn(entries: readonly Entry[], attestation: string) {
  return entries.filter((each) => each.entry === "shown").find((each) => each.attestation === attestation);
}

/** Changes what a vendor holds of the resource of this name; several vendors may have one of the same. */
export function editNamed(name: string, change: string, vendor: string): (store: VendorStore) => void {
  return (store) => {
    const held = store
      .all()
      .find(({ type, urn }) => type.startsWith(`${vendor}:`) && urn.endsWith(`::${name}`));
    if (!held) throw new Error(`${vendor} holds no ${name}`);
    edit(store, held.urn, [change]);
  };
}
