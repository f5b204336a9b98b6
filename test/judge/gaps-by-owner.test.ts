import { expect, test } from "vitest";
import type { AssessedAttestation, AssessedGap } from "../../judge/assessment.ts";
import { gapRows, gapsByOwner } from "../../judge/gaps-by-owner.ts";

const gap = (id: string, owner: string): AssessedGap => ({
  id,
  owner,
  clauses: ["processing-agreements"],
  sentence: `${id} is not shown.`,
  closes: `Show ${id}.`,
});
const about = (id: string, agreement: "dpa" | "baa", subProcessor: string) =>
  ({ id, agreement, subProcessor }) as AssessedAttestation;

test("who has most to do stands first, and every gap keeps its owner", () => {
  const owned = gapsByOwner([gap("a", "privacy"), gap("b", "legal"), gap("c", "legal")]);
  expect(owned.map(({ owner, gaps }) => [owner, gaps.map(({ id }) => id)])).toEqual([
    ["legal", ["b", "c"]],
    ["privacy", ["a"]],
  ]);
});

test("agreements of one kind stand in one row that keeps each company's step; other gaps stand alone", () => {
  const gaps = [
    gap("dpa-neon", "legal"),
    gap("dpa-twilio", "legal"),
    gap("baa-neon", "legal"),
    gap("notice", "legal"),
  ];
  const attestations = [
    about("dpa-neon", "dpa", "neon"),
    about("dpa-twilio", "dpa", "twilio"),
    about("baa-neon", "baa", "neon"),
  ];
  const rows = gapRows(gaps, attestations);
  expect(rows.map(({ what, steps }) => [what, steps])).toEqual([
    [
      "Data processing agreements are open with 2 companies.",
      [
        { id: "dpa-neon", company: "neon", closes: "Show dpa-neon." },
        { id: "dpa-twilio", company: "twilio", closes: "Show dpa-twilio." },
      ],
    ],
    ["baa-neon is not shown.", [{ id: "baa-neon", closes: "Show baa-neon." }]],
    ["notice is not shown.", [{ id: "notice", closes: "Show notice." }]],
  ]);
  expect(rows[0]?.clauses).toEqual(["processing-agreements"]);
});
