import type { Books } from "./books.ts";
import type { Problems } from "./problems.ts";
import type { Clause, Leg } from "./schema.ts";

/** Every leg is named by a promise and answered by something that exists, and entries and legs name each other. */
export function checkLegs(books: Books, found: Problems): void {
  const { register, attestations: file, vendors } = books;
  const { legs } = register.value;
  const { attestations } = file.value;
  const known = found.unique(
    register,
    "leg",
    legs.map(({ id }, nth) => [id, ["legs", nth, "id"]] as const),
  );
  const clauses = clausesOf(books);
  const facts = new Set([...vendors.values()].flatMap(({ value }) => value.facts.map(({ id }) => id)));

  for (const { clause, path } of clauses)
    for (const [nth, id] of clause.legs.entries()) {
      found.known(register, "leg", known, id, [...path, "legs", nth]);
      if (clause.legs.indexOf(id) !== nth)
        found.report(register, [...path, "legs", nth], `names the leg "${id}" twice; name it once.`);
    }

  for (const [index, leg] of legs.entries()) {
    const at = ["legs", index] as const;
    const bearing = clauses.filter(({ clause }) => clause.legs.includes(leg.id));
    if (bearing.length === 0)
      found.report(
        register,
        [...at, "id"],
        `no promise stands on the leg "${leg.id}"; name it in one or remove it.`,
      );
    for (const [nth, id] of (leg.facts ?? []).entries())
      found.known(register, "vendor fact", facts, id, [...at, "facts", nth]);
    for (const [nth, id] of (leg.attestations ?? []).entries()) {
      const path = [...at, "attestations", nth];
      const entry = attestations.find((candidate) => candidate.id === id);
      if (!entry) {
        found.report(register, path, `no attestation is called "${id}"; add the entry or correct the name.`);
        continue;
      }
      if (entry.proof !== leg.proof)
        found.report(
          register,
          path,
          `"${id}" is a proof by ${entry.proof} and the leg asks for ${leg.proof}; make them agree.`,
        );
      for (const { clause } of bearing)
        if (!entry.clauses.includes(clause.id))
          found.report(
            register,
            path,
            `"${id}" does not speak for ${clause.id}, which stands on this leg; add it there.`,
          );
    }
  }

  for (const [index, entry] of attestations.entries())
    for (const [nth, id] of entry.clauses.entries()) {
      const clause = clauses.find((candidate) => candidate.clause.id === id)?.clause;
      if (
        clause &&
        !legsOf(clause, legs).some((leg) => asks(leg, entry)) &&
        !isOfCopy(clause, entry.id, books)
      )
        found.report(
          file,
          ["attestations", index, "clauses", nth],
          `no leg and no copy of ${id} asks for "${entry.id}", so that it would show nothing; name it in a leg or take the promise out.`,
        );
    }
}

function asks(
  { attestations = [], agreement }: Leg,
  entry: { readonly id: string; readonly agreement?: string | undefined },
): boolean {
  return attestations.includes(entry.id) || (agreement !== undefined && agreement === entry.agreement);
}

/** Copies ask for attestations too; the one about unlogged tables is asked for by the arithmetic of rows. */
function isOfCopy(clause: Clause, attestation: string, { copies }: Books): boolean {
  const asked = copies.value.copies
    .filter((copy) => copy.clause === clause.id)
    .flatMap(({ provenBy, unless, terms }) => [
      ...provenBy,
      ...(unless === undefined ? [] : [unless]),
      ...terms.flatMap(({ shortenedBy }) => shortenedBy.map((each) => each.attestation)),
    ]);
  const isByRows = "enforcedBy" in clause && clause.enforcedBy.includes("unlogged-table");
  return asked.includes(attestation) || (isByRows && attestation === "neon-unlogged-tables");
}

function legsOf(clause: Clause, legs: readonly Leg[]): Leg[] {
  return legs.filter(({ id }) => clause.legs.includes(id));
}

function clausesOf({
  register,
}: Books): { readonly clause: Clause; readonly path: readonly PropertyKey[] }[] {
  return (["regions", "retention", "safeguards", "lists"] as const).flatMap((group) =>
    register.value[group].map((clause, index) => ({ clause, path: [group, index] })),
  );
}
