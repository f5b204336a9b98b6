import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "is not a lower-case id such as add-example");
const text = z.string().min(1, "is empty");
const isoDate = z.iso.date("is not a date such as 2026-11-24");

/** A change of the list on its way: what, why, and where the proof of its notice lies. Its state is derived, never typed. */
export const changeSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: id.describe("Also the name of the file"),
    class: z.enum([
      "new-sub-processor",
      "removed",
      "region",
      "period",
      "data-category",
      "safeguard",
      "editorial",
    ]),
    facts: z
      .array(text)
      .min(1)
      .describe('Cells that change, as "kaitalk register diff" names them; a path covers all below it'),
    summary: text,
    proposedOn: isoDate,
    exception: z
      .strictObject({ ground: z.enum(["security", "legal", "regulatory"]), reason: text, approver: text })
      .nullable()
      .describe("Why a new sub-processor need not wait; notice is then owed at the earliest opportunity"),
    approver: text
      .nullable()
      .optional()
      .describe(
        "Of a change of class editorial: who read the new words and answers for it that they promise no less",
      ),
    notice: z
      .string()
      .regex(/^notices\/[a-z0-9-]+\.json$/, "is not a file such as notices/add-example.json")
      .nullable()
      .describe(
        'The signed proof that "kaitalk notice send" wrote, below register/; null until notice was sent',
      ),
    withdrawnOn: isoDate.nullable(),
  })
  .meta({ title: "KAITALK change of the sub-processor list" });
export type ListChange = z.infer<typeof changeSchema>;

/** What a proof of notice shows, its signature already checked. Times are ISO 8601 in UTC. */
export interface NoticeProof {
  readonly change: string;
  /** Version of the list that the notice speaks of. */
  readonly version: string;
  readonly recipients: number;
  readonly accepted: number;
  readonly firstAcceptedAt: string;
  readonly lastAcceptedAt: string;
}

export type ChangeState =
  | { readonly state: "proposed" }
  | { readonly state: "announced"; readonly effectiveFrom: string }
  | { readonly state: "effective"; readonly effectiveFrom: string; readonly noticeOwed: boolean }
  | { readonly state: "withdrawn" };

/**
 * Where a change stands at a moment (ISO 8601 with a zone). A new sub-processor waits the whole notice period (seconds)
 * from the last accepted notice, to the second; other classes are effective once notice of them is proven. An exception
 * lifts the wait and leaves the notice owed. A notice that some recipients did not get is no notice. Other words that promise
 * no less need none, only somebody who answers for that.
 */
export function stateOf(
  change: ListChange,
  proof: NoticeProof | undefined,
  { at, noticePeriod }: { readonly at: string; readonly noticePeriod: number },
): ChangeState {
  if (change.withdrawnOn !== null) return { state: "withdrawn" };
  const now = Date.parse(at);
  if (change.class === "editorial" && change.approver) {
    const effectiveFrom = `${change.proposedOn}T00:00:00Z`;
    return now < Date.parse(effectiveFrom)
      ? { state: "proposed" }
      : { state: "effective", effectiveFrom, noticeOwed: false };
  }
  const sent = proof && proof.accepted >= proof.recipients ? Date.parse(proof.lastAcceptedAt) : undefined;
  const proven = sent !== undefined && sent <= now;
  if (change.exception !== null) {
    const effectiveFrom = `${change.proposedOn}T00:00:00Z`;
    if (now < Date.parse(effectiveFrom)) return { state: "proposed" };
    return { state: "effective", effectiveFrom, noticeOwed: !proven };
  }
  if (sent === undefined || !proven) return { state: "proposed" };
  const from = sent + (change.class === "new-sub-processor" ? noticePeriod * 1000 : 0);
  const effectiveFrom = new Date(from).toISOString();
  return now >= from
    ? { state: "effective", effectiveFrom, noticeOwed: false }
    : { state: "announced", effectiveFrom };
}

/** Whether a change is about a fact: it names the cell or a path above it. */
export function covers({ facts }: ListChange, fact: string): boolean {
  return facts.some((path) => fact === path || fact.startsWith(`${path}/`));
}
