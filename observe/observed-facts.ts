import type { Observation, ObservedFact } from "../judge/observations.ts";
import type { Books } from "../register/books.ts";
import { inWords } from "../register/duration.ts";
import { skew } from "../vendors/observation/oldest.ts";
import { promisedLife } from "./promised-life.ts";
import type { Entry, EntryOf } from "./record.ts";

const day = 86_400;

/**
 * What a look shows of promises: the ages of what is kept, and what attestations would say. Simulated vendors show what
 * was planted and kept too long, and nothing for any promise.
 */
export function observationOf(entries: readonly Entry[], books: Books): Observation {
  const begun = entries.find((each) => each.entry === "begun") as EntryOf<"begun">;
  const isReal = begun.of === "accounts";
  const ages = entries
    .filter((each) => each.entry === "age")
    .flatMap((age) => ageFacts(age, vendorsClock(age.vendor, begun.at, entries), books));
  const shown = entries
    .filter((each) => each.entry === "shown")
    .flatMap((fact) => shownFacts(fact, vendorsClock(fact.vendor, begun.at, entries), books));
  return {
    kind: "account",
    schemaVersion: 1,
    observedAt: begun.at,
    project: begun.project,
    stack: begun.stack,
    ...(!isReal && { simulated: true as const }),
    facts: isReal ? [...ages, ...shown] : ages.filter(({ verdict }) => verdict === "violated"),
  };
}

/**
 * Milliseconds of the vendor's clock, by which ages are told. Undefined where it is further from ours than clocks are:
 * one of the two is wrong, and nobody knows which.
 */
function vendorsClock(vendor: string, at: string, entries: readonly Entry[]): number | undefined {
  const ahead = entries
    .filter((each) => each.entry === "host")
    .filter((host) => host.vendor === vendor)
    .map(({ clockAhead = 0 }) => clockAhead)
    .reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most), 0);
  const apart = ahead * 1_000;
  return Math.abs(apart) > skew ? undefined : Date.parse(at) + apart;
}

/** The oldest of a copy against the period of its promise, where that counts from when it was made. */
function ageFacts(
  { copy: id, vendor, store, how, answer }: EntryOf<"age">,
  now: number | undefined,
  books: Books,
): ObservedFact[] {
  const life = promisedLife(id, books);
  if (!life) return [];
  const fact = (verdict: ObservedFact["verdict"], sentence: string): ObservedFact[] => [
    { clause: life.clause, verdict, sentence },
  ];
  const untold = (why: string) =>
    fact("unverified", `Nobody can tell how old the oldest in ${store} is: ${why}.`);
  if (answer.seen === "cannot-tell") return untold(answer.why);
  if (now === undefined) return untold(wrongClock(vendor));
  const { seconds: longest } = life;
  const oldest = answer.value.at;
  const apart = oldest === null ? 0 : now - Date.parse(oldest);
  // Not even a moment is neither young nor old.
  if (!(apart >= -skew)) return untold("its moment is none that can be");
  const age = Math.max(0, Math.floor(apart / 1_000));
  const since = `of ${oldest?.slice(0, 10)}, ${inWords(Math.floor(age / day) * day)} old`;
  if (how === "bound" && !answer.value.older && age > longest)
    return fact(
      "unverified",
      `Nothing in ${store} is older than ${inWords(Math.floor(age / day) * day)}, and nothing closer is known.`,
    );
  if (answer.value.older || age > longest)
    return fact("violated", `${store} holds what is ${since}; the page says ${inWords(longest)}.`);
  if (answer.seen === "partial")
    return fact("unverified", `Of ${store} only a part was seen: ${answer.why}.`);
  if (how === "sample")
    return fact("unverified", `Of ${store} only a sample was seen, and none in it is too old.`);
  if (oldest === null) return fact("met", `${store} is empty.`);
  return fact(
    "met",
    how === "bound"
      ? `Nothing in ${store} was there before ${oldest.slice(0, 10)}.`
      : `The oldest in ${store} is ${since}.`,
  );
}

function shownFacts(
  { vendor, attestation, ...told }: EntryOf<"shown">,
  now: number | undefined,
  books: Books,
): ObservedFact[] {
  const { verdict, sentence } =
    now === undefined && told.verdict === "met"
      ? { verdict: "unverified" as const, sentence: `Nobody can tell: ${wrongClock(vendor)}.` }
      : told;
  const entry = books.attestations.value.attestations.find(({ id }) => id === attestation);
  return (entry?.clauses ?? []).map((clause) => ({ clause, verdict, sentence, attestation }));
}

function wrongClock(vendor: string): string {
  return `the clock of ${vendor} and ours are more than ${skew / 60_000} minutes apart`;
}
