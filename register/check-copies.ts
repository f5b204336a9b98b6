import type { Books } from "./books.ts";
import { toSeconds } from "./duration.ts";
import { type Ids, listed, type Problems } from "./problems.ts";
import type { Attestation, VendorFacts } from "./schema.ts";

/** Dangling references of register/copies.yaml, and times that are attested and that no vendor offers. */
export function checkCopies(
  { copies: file, vendors, attestations, register }: Books,
  ids: Ids,
  found: Problems,
): void {
  const facts = factsOf(vendors, found);
  const proofs = new Map(attestations.value.attestations.map((entry, nth) => [entry.id, { entry, nth }]));
  const known = { fact: new Set(facts.keys()), attestation: new Set(proofs.keys()) };
  const { copies } = file.value;
  found.unique(file, "copy", listed(copies, ["copies"]));
  for (const [index, copy] of copies.entries()) {
    const at = ["copies", index];
    found.known(file, "clause", ids.clauses, copy.clause, [...at, "clause"]);
    found.known(file, "sub-processor", ids.processors, copy.subProcessor, [...at, "subProcessor"]);
    if (copy.within === undefined && !register.value.retention.some(({ id }) => id === copy.clause))
      found.report(
        file,
        [...at, "clause"],
        `"${copy.clause}" has no period; say in "within" how long the copy may live.`,
      );
    for (const key of ["provenBy", "restsOn"] as const)
      for (const [nth, id] of copy[key].entries()) {
        const noun = key === "provenBy" ? "attestation" : "fact";
        found.known(file, noun, known[noun], id, [...at, key, nth]);
      }
    found.known(file, "attestation", known.attestation, copy.unless ?? null, [...at, "unless"]);
    for (const [nth, term] of copy.terms.entries()) {
      const path = [...at, "terms", nth];
      found.known(file, "clause", ids.clauses, term.lifeOf ?? null, [...path, "lifeOf"]);
      for (const key of ["fact", "sinceCreation"] as const)
        found.known(file, "fact", known.fact, term[key] ?? null, [...path, key]);
      for (const [place, { attestation, least, most }] of term.shortenedBy.entries()) {
        const here = [...path, "shortenedBy", place];
        found.known(file, "attestation", known.attestation, attestation, [...here, "attestation"]);
        found.known(file, "fact", known.fact, least ?? null, [...here, "least"]);
        found.known(file, "fact", known.fact, most ?? null, [...here, "most"]);
        const proof = proofs.get(attestation);
        if (proof)
          checkOffer(
            attestations,
            proof,
            { least: facts.get(least ?? ""), most: facts.get(most ?? "") },
            found,
          );
      }
    }
  }
}

/** Every fact by its id, which no two vendors may share. */
function factsOf(vendors: Books["vendors"], found: Problems): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const file of vendors.values())
    for (const [nth, fact] of file.value.facts.entries()) {
      if (facts.has(fact.id))
        found.report(file, ["facts", nth, "id"], `fact "${fact.id}" is declared twice; rename one of them.`);
      facts.set(fact.id, fact);
    }
  return facts;
}

type Fact = VendorFacts["facts"][number];

/** Nobody can attest a time that the vendor does not offer. */
function checkOffer(
  file: Books["attestations"],
  { entry, nth }: { readonly entry: Attestation; readonly nth: number },
  { least, most }: { readonly least: Fact | undefined; readonly most: Fact | undefined },
  found: Problems,
): void {
  if (entry.duration === undefined) return;
  const seconds = toSeconds(entry.duration);
  const path = ["attestations", nth, "duration"];
  if (least?.duration !== undefined && seconds < toSeconds(least.duration))
    found.report(
      file,
      path,
      `${entry.duration} is less than the ${least.duration} that the vendor offers at least (fact ${least.id}); record what is set.`,
    );
  if (most?.duration !== undefined && seconds > toSeconds(most.duration))
    found.report(
      file,
      path,
      `${entry.duration} is more than the ${most.duration} that the vendor offers at most (fact ${most.id}); record what is set.`,
    );
}
