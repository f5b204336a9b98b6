import type { Books } from "../books.ts";
import { clausesOf } from "../clauses.ts";
import type { Basis } from "./published.ts";

/** A value that is another one than the basis of a published version has. */
export interface BasisChange {
  readonly path: string;
  /** null where there is none. */
  readonly before: string | null;
  readonly now: string | null;
  /** Whether it may bring in another company under this one's name: a provider or a host more that counts as its own. */
  readonly letsPass: boolean;
  /** Ids of the promises whose verdicts rest on it. */
  readonly clauses: readonly string[];
}

/** What the verdicts of a register rest on. Pure. */
export function basisOf({ register, environment, vendors, copies, attestations }: Books): Basis {
  const { organisation, purgeJob, subProcessors, notSubProcessors, legs, retention, proof } = register.value;
  const files = [...vendors.values()].map(({ value }) => value);
  const basis: Record<string, string> = {};
  const add = (path: string, value: unknown) => void write(basis, path, value);
  add("proof", proof);
  add("markets", organisation.markets);
  add("languages", organisation.languages);
  add("purge-job", purgeJob);
  for (const { name } of notSubProcessors.packages) add(`no-company/package/${name}`, true);
  for (const { name, property } of notSubProcessors.hosts) add(`no-company/host/${name}`, property);
  for (const { id, providers, sharedHosts, apiHosts } of subProcessors)
    add(`company/${id}`, { providers, sharedHosts, apiHosts });
  for (const { places } of subProcessors)
    for (const { id, fetchedDirectly } of places) add(`place/${id}`, { fetchedDirectly });
  for (const { id, holders } of retention)
    for (const { subProcessor, replies } of holders) add(`holder/${id}/${subProcessor}`, { replies });
  for (const { id, law, legs: on, ...clause } of clausesOf(register.value))
    add(`promise/${id}`, { law, legs: on, ...("enforcedBy" in clause && { by: clause.enforcedBy }) });
  for (const { id, statement: _, ...leg } of legs) add(`leg/${id}`, leg);
  for (const { id, label: _, ...copy } of copies.value.copies) add(`copy/${id}`, copy);
  for (const { id, proof: kind, clauses } of attestations.value.attestations)
    add(`attestation/${id}`, { proof: kind, clauses });
  for (const { facts, defaults } of files) {
    for (const { id, duration, endless, value, certainty } of facts)
      add(`fact/${id}`, { duration, endless, value, certainty });
    for (const { type, property, value } of defaults) add(`default/${type}/${property}`, value ?? "none");
  }
  for (const { name, meaning: _, ...variable } of environment.value.variables)
    add(`variable/${name}`, variable);
  return basis;
}

/** An object's values stand below its path, a list's below their place in it; one of texts is one value. */
function write(basis: Record<string, string>, path: string, value: unknown): void {
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) {
    if (value.length > 0) basis[path] = value.join(", ");
  } else if (typeof value === "object" && value !== null)
    for (const [key, entry] of Object.entries(value)) write(basis, `${path}/${key}`, entry);
  else if (value !== undefined) basis[path] = String(value);
}

/** The file of a version's basis, as it stands in the repository. */
export function basisText(basis: Basis): string {
  return `${JSON.stringify(basis, null, 2)}\n`;
}

/** What the verdicts of a register rest on otherwise than a basis says, in the register's order, what is gone last. Pure. */
export function basisChanges(before: Basis, books: Books): BasisChange[] {
  const now = basisOf(books);
  const known = new Set(Object.keys(before).map(entryOf));
  return (
    [...new Set([...Object.keys(now), ...Object.keys(before)])]
      .filter((path) => now[path] !== before[path])
      // What waited for its owner promised nothing yet.
      .filter((path) => before[path] !== "null")
      .filter((path) => known.has(entryOf(path)) || !showsMore.test(path))
      .map((path) => ({
        path,
        before: before[path] ?? null,
        now: now[path] ?? null,
        letsPass: allows.test(path) && path in now,
        clauses: clausesAt(path, before, books),
      }))
  );
}

/** A leg, copy, fact or attestation more shows or counts more; anything else that is new may let pass what was refused. */
const showsMore = /^(?:leg|copy|fact|promise|attestation)\//;

const allows = /^company\/[^/]+\/(?:providers|sharedHosts|apiHosts)/;

function entryOf(path: string): string {
  return path.split("/", 2).join("/");
}

/** The promises that the value speaks of; where it names none, the list itself. */
function clausesAt(path: string, before: Basis, { register, copies }: Books): string[] {
  const [kind, id = ""] = path.split("/");
  const all = clausesOf(register.value);
  const standOn = (leg: string) => all.filter(({ legs }) => legs.includes(leg)).map((clause) => clause.id);
  const named = ((): (string | undefined)[] => {
    if (kind === "promise" || kind === "holder") return [id];
    if (kind === "purge-job")
      return register.value.retention.flatMap((row) => (row.enforcedBy.includes("purge") ? row.id : []));
    if (kind === "leg") return standOn(id);
    if (kind === "attestation") return before[`attestation/${id}/clauses`]?.split(", ") ?? [];
    if (kind === "variable") return [before[`variable/${id}/promise`]];
    if (kind === "copy")
      return [
        before[`copy/${id}/clause`],
        ...copies.value.copies.flatMap((copy) => (copy.id === id ? copy.clause : [])),
      ];
    if (kind === "fact")
      return [
        ...copies.value.copies
          .filter((copy) => JSON.stringify(copy).includes(`"${id}"`))
          .map(({ clause }) => clause),
        ...register.value.legs
          .filter(({ facts = [] }) => facts.includes(id))
          .flatMap((leg) => standOn(leg.id)),
      ];
    return register.value.regions.flatMap((region) => (region.subProcessor === id ? region.id : []));
  })();
  const clauses = all.map((clause) => clause.id).filter((clause) => named.includes(clause));
  return clauses.length > 0 ? clauses : ["sub-processor-list"];
}
