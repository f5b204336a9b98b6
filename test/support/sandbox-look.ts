import { secretsOf } from "../../engine/sandbox-session.ts";
import { judge } from "../../judge/judge.ts";
import { type Look, look } from "../../observe/look.ts";
import { observedStack } from "../../observe/observed-stack.ts";
import { readers } from "../../observe/readers.ts";
import { type Entry, readRecord, recordText } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";
import { frontKeys, type ServedFronts, serveFronts } from "../../sandbox/fronts.ts";
import { sandboxConfig } from "../../sandbox/stack-config.ts";
import { planTwice } from "../../snapshot/program.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import type { VendorStore } from "../../vendors/simulation/store.ts";
import { filledVendors } from "./filled-vendors.ts";

/** The keys of the sandbox, as the environment would hold them. */
export const sandboxKeys: Readonly<Record<string, string>> = {
  OBSERVE_CLOUDFLARE_API_TOKEN: frontKeys.cloudflare.secret,
  OBSERVE_NEON_API_KEY: frontKeys.neon.secret,
};

let declared: Promise<StackSnapshot> | undefined;

/** What the program declares with the made-up configuration of the sandbox, planned once a process. */
export function declaredInSandbox(): Promise<StackSnapshot> {
  declared ??= (async () => {
    const config = readStackConfig("prod");
    const values = sandboxConfig(config.values, secretsOf(config));
    const planned = await planTwice({ ...config, values });
    return { source: "program", project: config.project, stack: "prod", placeholders: [], ...planned };
  })();
  return declared;
}

export interface SandboxLook {
  readonly entries: readonly Entry[];
  readonly served: ServedFronts;
  /** What is judged worse than before anybody looked: `rule outcome: message`. */
  readonly news: readonly string[];
}

/** Looks at the sandbox as `sandbox up` fills it, after `arrange` has changed something behind the engine's back. */
export async function sandboxLook(
  vendors: readonly string[],
  arrange: (store: VendorStore, served: ServedFronts) => void = () => {},
  patience: Look["patience"] = {},
): Promise<SandboxLook> {
  const [snapshot, store] = [await declaredInSandbox(), await filledVendors()];
  const served = await serveFronts({ store });
  try {
    arrange(store, served);
    const entries = await look({
      readers: await Promise.all(vendors.flatMap((vendor) => readers[vendor]?.() ?? [])),
      environment: sandboxKeys,
      declared: snapshot,
      register: "2026-11-24",
      patience: { sleep: async () => {}, answerWithin: 500, ...patience },
      standIn: { port: served.port },
    });
    readRecord(recordText(entries), "record.jsonl");
    return { entries, served, news: newsIn(snapshot, observedStack(snapshot, entries)) };
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
