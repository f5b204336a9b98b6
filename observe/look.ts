import { inputsDigest } from "../judge/resources.ts";
import { Redactor } from "../policies/kernel/redaction.ts";
import type { Resource } from "../policies/kernel/resource.ts";
import type { Books } from "../register/books.ts";
import { variableCalled } from "../register/environment.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Answer } from "../vendors/observation/answer.ts";
import type { Account, Age, KeyCheck, Reader, SeenResource, Shown } from "../vendors/observation/reader.ts";
import { disclosed } from "./disclosure.ts";
import { Gate, type Patience } from "./gate.ts";
import { pairUp } from "./pairs.ts";
import { promisedLife } from "./promised-life.ts";
import { type Entry, type EntryOf, recordVersion } from "./record.ts";
import type { StandIn } from "./send.ts";

/** What is looked at, and against what. */
export interface Look {
  readonly readers: readonly Reader[];
  /** Where the keys are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the program or the state declares, to compare with what must not be written down. */
  readonly declared: StackSnapshot;
  /** The register, for its version and the periods that ages are asked against. */
  readonly books: Books;
  readonly patience?: Partial<Patience>;
  /** The sandbox in the vendors' place. */
  readonly standIn?: StandIn;
  readonly progress?: (vendor: string, requests: number) => void;
}

/** What one vendor showed, before anything of it is written. */
interface Notes {
  readonly entries: Entry[];
  readonly resources: SeenResource[];
  /** Takes out the keys that this vendor was asked with, and those that it let the reader learn. */
  readonly redact: (text: string) => string;
  readonly standing: EntryOf<"vendor">["standing"];
}

/** Asks every vendor that a key is there for, side by side, and says what was seen. Never throws for what a vendor does. */
export async function look(options: Look): Promise<Entry[]> {
  const { readers, declared, books, patience, standIn } = options;
  const now = patience?.now ?? Date.now;
  const begun: EntryOf<"begun"> = {
    entry: "begun",
    schemaVersion: recordVersion,
    at: new Date(now()).toISOString(),
    of: standIn ? "sandbox" : "accounts",
    project: declared.project,
    stack: declared.stack,
    register: books.register.value.version,
    declaredBy: declared.source,
    vendors: readers.map(({ vendor }) => vendor),
  };
  const notes = await Promise.all(readers.map((reader) => notesOf(reader, options)));
  return [
    begun,
    ...notes.flatMap(({ entries }) => entries),
    ...written(readers, notes, declared.resources),
    { entry: "ended", at: new Date(now()).toISOString() },
  ];
}

/** The keys that a reader needs and the environment lacks. */
export function missingKeys({ keys }: Reader, environment: Look["environment"]): string[] {
  return keys
    .filter(({ variable, optional }) => !optional && !environment[variable])
    .map((key) => key.variable);
}

async function notesOf(reader: Reader, options: Look): Promise<Notes> {
  const { vendor } = reader;
  const missing = missingKeys(reader, options.environment);
  if (missing.length > 0) {
    const why = `no key: ${missing.join(", ")} is not set`;
    return {
      entries: [{ entry: "vendor", vendor, standing: "not-asked", why }],
      resources: [],
      redact: (text) => text,
      standing: "not-asked",
    };
  }
  const keys = Object.fromEntries(
    reader.keys.flatMap(({ variable }) => {
      const value = options.environment[variable];
      return value ? [[variable, value]] : [];
    }),
  );
  const { patience, standIn, progress } = options;
  const gate = new Gate({
    reader,
    keys,
    ...(patience && { patience }),
    ...(standIn && { standIn }),
    onCall: (count) => progress?.(vendor, count),
  });
  const notebook = new Notebook(reader, gate, keys, options);
  const failure = await notebook.filled();
  return notebook.closed(failure);
}

/** What a reader says, as it says it; what it did not say is "cannot tell". */
class Notebook implements Account {
  readonly ask: Account["ask"];
  readonly learn: Account["learn"];
  readonly #reader: Reader;
  readonly #gate: Gate;
  readonly #keys: Readonly<Record<string, string>>;
  readonly #options: Look;
  readonly #entries: Entry[] = [];
  readonly #resources: SeenResource[] = [];
  readonly #inventories = new Map<string, Answer<number>>();

  constructor(reader: Reader, gate: Gate, keys: Readonly<Record<string, string>>, options: Look) {
    this.#reader = reader;
    this.#gate = gate;
    this.#keys = keys;
    this.#options = options;
    this.ask = gate.ask;
    this.learn = gate.learn;
  }

  readonly key = (variable: string): string => this.#keys[variable] ?? "";

  readonly declared = (type: string, input: string): string[] => {
    const values = this.#options.declared.resources
      .filter((resource) => resource.type === type)
      .map(({ inputs }) => inputs[input]);
    return [...new Set(values.filter((value) => typeof value === "string"))];
  };

  readonly isPlain = (variable: string): boolean => {
    const known = variableCalled(variable);
    return known !== undefined && known.kind !== "credential";
  };

  readonly longest = (copy: string): number | undefined => promisedLife(copy, this.#options.books)?.seconds;

  readonly today = (): string => {
    const now = this.#options.patience?.now ?? Date.now;
    return new Date(now() + this.#gate.log.ahead).toISOString().slice(0, 10);
  };

  readonly found = (resource: SeenResource): void => {
    this.#resources.push(resource);
  };

  readonly inventory = (kind: string, answer: Answer<number>): void => {
    this.#inventories.set(kind, answer);
  };

  readonly age = (age: Age): void => {
    this.#entries.push({ entry: "age", vendor: this.#reader.vendor, ...age });
  };

  readonly checked = ({ may, ...check }: KeyCheck): void => {
    const copied = may.seen === "cannot-tell" ? may : { ...may, value: [...may.value] };
    this.#entries.push({ entry: "key", vendor: this.#reader.vendor, ...check, may: copied });
  };

  readonly shown = (fact: Shown): void => {
    this.#entries.push({ entry: "shown", vendor: this.#reader.vendor, ...fact });
  };

  /** Lets the reader read. A reader that breaks has said what it has said. */
  async filled(): Promise<string | undefined> {
    try {
      await this.#reader.read(this);
      return undefined;
    } catch (error) {
      // What it says of itself may repeat an answer.
      return `the reader failed (${error instanceof Error ? error.name : "unknown"})`;
    }
  }

  closed(failure: string | undefined): Notes {
    const { vendor, kinds } = this.#reader;
    const inventories = Object.entries(kinds).map(([kind, { identity, ...rest }]) => {
      const answer =
        this.#inventories.get(kind) ??
        ({ seen: "cannot-tell", why: failure ?? "it was not asked for" } as const);
      return { entry: "inventory" as const, vendor, kind, ...rest, identity: [...identity], answer };
    });
    const isWhole = inventories.every(({ answer, preview }) => answer.seen === "complete" || preview);
    const standing =
      failure === undefined && isWhole
        ? "seen"
        : inventories.every(({ answer }) => answer.seen === "cannot-tell")
          ? "not-seen"
          : "partly-seen";
    const { log, redact } = this.#gate;
    const entries: Entry[] = [
      { entry: "vendor", vendor, standing, ...(failure !== undefined && { why: failure }) },
      ...this.#entries,
      ...inventories,
      ...log.calls.map((calls) => ({
        entry: "calls" as const,
        vendor,
        ...calls,
        statuses: { ...calls.statuses },
      })),
      ...log.hosts.map(({ peers, ...host }) => ({
        entry: "host" as const,
        vendor,
        ...host,
        peers: [...peers],
      })),
    ];
    return { entries: redactedWith(redact, entries), resources: this.#resources, redact, standing };
  }
}

/** The resources as they may be written: each compared with the one that declares it. */
function written(
  readers: readonly Reader[],
  notes: readonly Notes[],
  declared: readonly Resource[],
): EntryOf<"resource">[] {
  const kinds = new Map(readers.flatMap((reader) => Object.entries(reader.kinds)));
  const seen = notes.flatMap(({ resources }) => resources);
  const pairs = pairUp(seen, declared, (type) => kinds.get(type));
  const { redact } = new Redactor(declared);
  return notes.flatMap(({ resources, redact: withoutKeys }, index) =>
    resources.map((resource): EntryOf<"resource"> => {
      const { type, id, name, properties, createdAt, within, byVendor, judged } = resource;
      const counterpart = pairs.get(resource);
      const values = Object.entries(properties).map(
        ([input, value]) => [input, disclosed(value, counterpart?.inputs[input])] as const,
      );
      return {
        entry: "resource",
        vendor: readers[index]?.vendor ?? "",
        type,
        id: redact(withoutKeys(id)),
        name: redact(withoutKeys(name)),
        properties: textsWith(withoutKeys, Object.fromEntries(values)),
        ...(createdAt !== undefined && isMoment(createdAt) && { createdAt }),
        ...(within && { within }),
        ...(byVendor && { byVendor }),
        ...(judged && { judged }),
        ...(counterpart && { against: inputsDigest(counterpart) }),
      };
    }),
  );
}

/** A moment is written as one: whatever else stands in its place may be anything. */
function isMoment(text: string): boolean {
  return /^[\d:.TZ+ -]{10,35}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The same value with each text in it changed. */
function textsWith<T>(change: (text: string) => string, value: T): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((entry) => textsWith(change, entry)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, textsWith(change, entry)]),
  ) as T;
}

/** Whatever a reader puts into words goes through the gate's redaction, and through that of data about people. */
function redactedWith(redact: (text: string) => string, entries: readonly Entry[]): Entry[] {
  const { redact: withoutPeople } = new Redactor([]);
  return entries.map((entry) => textsWith((text) => withoutPeople(redact(text)), entry));
}
