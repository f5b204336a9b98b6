import type { Answer } from "../../vendors/observation/answer.ts";
import type { Question, Reply } from "../../vendors/observation/ask.ts";
import type { Account, Age, Reader, SeenResource, Shown } from "../../vendors/observation/reader.ts";

/** What a vendor answers: JSON for 200, or a status with a body. */
export type Scripted = { readonly json: unknown } | { readonly status: number; readonly body?: unknown };

/** Lets a reader read what a script answers, without a gate between, and keeps what it says. */
export async function readScripted(
  reader: Reader,
  {
    answer,
    declared = {},
  }: {
    answer(question: Question<unknown>): Scripted;
    /** `type input` → values. */
    readonly declared?: Readonly<Record<string, readonly string[]>>;
  },
): Promise<{
  readonly resources: readonly SeenResource[];
  readonly inventories: ReadonlyMap<string, Answer<number>>;
  readonly ages: readonly Age[];
  readonly shown: readonly Shown[];
}> {
  const resources: SeenResource[] = [];
  const inventories = new Map<string, Answer<number>>();
  const ages: Age[] = [];
  const shown: Shown[] = [];
  const account: Account = {
    ask: async <T>(question: Question<T>): Promise<Reply<T>> => {
      const scripted = answer(question);
      if ("status" in scripted) {
        const refusal = question.refusal?.safeParse(scripted.body);
        const why = `it answered ${scripted.status}`;
        return {
          answered: false,
          status: scripted.status,
          why,
          ...(refusal?.success && { refusal: refusal.data }),
        };
      }
      const read = question.answer.safeParse(scripted.json);
      return read.success
        ? { answered: true, value: read.data, headers: {} }
        : { answered: false, status: 200, why: "another form" };
    },
    key: () => "key",
    learn: () => {},
    declared: (type, input) => declared[`${type} ${input}`] ?? [],
    longest: () => undefined,
    isPlain: () => false,
    today: () => "2026-11-26",
    found: (resource) => resources.push(resource),
    inventory: (kind, seen) => inventories.set(kind, seen),
    age: (age) => ages.push(age),
    checked: () => {},
    shown: (fact) => shown.push(fact),
  };
  await reader.read(account);
  return { resources, inventories, ages, shown };
}
