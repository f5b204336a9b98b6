import { books } from "../register/read-books.ts";
import type { Attestation } from "../register/schema.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { Gap } from "./judgement.ts";
import type { Plan } from "./plan.ts";

/** Whether an attestation is filled in and in force on `asOf` (ISO date). */
export function isInForce({ attestedOn, expiresOn, reference }: Attestation, asOf: string): boolean {
  return Boolean(attestedOn && reference && expiresOn && attestedOn <= asOf && asOf < expiresOn);
}

/** What an attestation lacks, in words. */
function lacks({ attestedOn, expiresOn, reference }: Attestation, asOf: string): string {
  if (!attestedOn || !expiresOn || !reference) return "not attested";
  return asOf < attestedOn ? `attested only from ${attestedOn}` : `attestation ended on ${expiresOn}`;
}

/** Everything that no rule can prove and that its owner has not proved either, in the order of the register. */
export function gapsOf(plan: Plan, rows: readonly RowComposition[], asOf: string): Gap[] {
  const attestations = books().attestations.value.attestations.filter((entry) => !isInForce(entry, asOf));
  return [
    ...attestations.map((entry) => ({
      id: entry.id,
      clauses: entry.clauses,
      sentence: `${entry.statement.replace(/\.$/, "")}: ${lacks(entry, asOf)}.`,
      owner: entry.owner,
      closes: entry.closes,
    })),
    ...unattestedCopies(rows, new Set(attestations.flatMap(({ clauses }) => clauses))),
    ...emptyConfiguration(plan),
  ];
}

/** Copies that outlive their promise and that no open attestation speaks for: only the owner can decide. */
function unattestedCopies(rows: readonly RowComposition[], spokenFor: ReadonlySet<string>): Gap[] {
  return rows
    .filter(({ clause }) => !spokenFor.has(clause))
    .flatMap(({ clause, copies }) =>
      copies
        .filter(({ verdict }) => verdict === "gap")
        .map((copy) => ({
          id: `${clause}-${copy.id}`,
          clauses: [clause],
          sentence: copy.reason,
          owner: "privacy",
          closes: "A shorter period at the vendor, or a public page that names the longer one.",
        })),
    );
}

function emptyConfiguration({ placeholders, stack }: Plan): Gap[] {
  if (placeholders.length === 0) return [];
  return [
    {
      id: "stack-configuration",
      clauses: [],
      sentence: `Pulumi.${stack}.yaml waits for ${placeholders.length} values: ${placeholders.join(", ")}.`,
      owner: "infrastructure",
      closes: 'Fill them in; "kaitalk doctor" says where each is found.',
    },
  ];
}
