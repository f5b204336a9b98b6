import type { Attestation } from "../register/schema.ts";
import { isInForce } from "../retention/attested.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Gap } from "./judgement.ts";

/** Everything that no rule can prove and that its owner has not proved either, in the order of the register. */
export function gapsOf(
  plan: StackSnapshot,
  {
    rows,
    asOf,
    attestations,
  }: {
    readonly rows: readonly RowComposition[];
    readonly asOf: string;
    readonly attestations: readonly Attestation[];
  },
): Gap[] {
  const open = attestations.filter((entry) => !isInForce(entry, asOf));
  return [
    ...open.flatMap((entry) => openAttestation(entry, rows, asOf)),
    ...unattestedCopies(rows, new Set(open.map(({ id }) => id))),
    ...emptyConfiguration(plan),
  ];
}

/** A gap of every clause that the attestation speaks for; of a row only where this stack holds the copy it is about. */
function openAttestation(entry: Attestation, rows: readonly RowComposition[], asOf: string): Gap[] {
  const clauses = entry.clauses.filter((clause) => {
    const row = rows.find((candidate) => candidate.clause === clause);
    return (
      !row ||
      row.copies.some(({ verdict, attestations }) => verdict !== "met" && attestations.includes(entry.id))
    );
  });
  if (clauses.length === 0) return [];
  const { id, statement, owner, closes } = entry;
  return [
    { id, clauses, sentence: `${statement.replace(/\.$/, "")}: ${lacks(entry, asOf)}.`, owner, closes },
  ];
}

function lacks({ attestedOn, expiresOn, reference }: Attestation, asOf: string): string {
  if (attestedOn === null || expiresOn === null || reference === null) return "not attested";
  return asOf < attestedOn ? `attested only from ${attestedOn}` : `attestation ended on ${expiresOn}`;
}

/** Copies that outlive their promise and that no open attestation would prove: only the owner can decide. */
function unattestedCopies(rows: readonly RowComposition[], open: ReadonlySet<string>): Gap[] {
  return rows.flatMap(({ clause, copies }) =>
    copies
      .filter(({ verdict, attestations }) => verdict === "gap" && !attestations.some((id) => open.has(id)))
      .map((copy) => ({
        id: `${clause}-${copy.id}`,
        clauses: [clause],
        sentence: copy.reason,
        owner: "privacy",
        closes: "Agree a shorter period with the vendor, or publish the longer one on the page.",
      })),
  );
}

function emptyConfiguration({ placeholders, stack }: StackSnapshot): Gap[] {
  if (placeholders.length === 0) return [];
  return [
    {
      id: "stack-configuration",
      clauses: [],
      sentence: `Pulumi.${stack}.yaml waits for ${placeholders.length} values that only the owner knows.`,
      owner: "infrastructure",
      closes: 'Fill them in; "kaitalk doctor" names each and says where it is found.',
    },
  ];
}
