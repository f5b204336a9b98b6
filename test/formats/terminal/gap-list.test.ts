import pico from "picocolors";
import { expect, test } from "vitest";
import { gapCounts, gapList } from "../../../formats/terminal/gap-list.ts";
import { madeAssessment } from "../../support/assessment.ts";

const [made] = madeAssessment().gaps;
if (!made) throw new Error("the fixture has no gap");
const gaps = ["legal", "privacy", "privacy"].map((owner, index) => ({
  ...made,
  owner,
  sentence: `Nobody has shown thing ${index}, which a vendor keeps for a while: not attested.`,
}));
const narrow = { width: 60, colours: pico.createColors(false) };

test("gaps stand under their owner, who has most to do first; wrapped lines keep their indent", () => {
  const said = gapList(gaps, narrow);
  expect(said.filter((line) => /^\S/.test(line))).toEqual(["privacy   2 open", "legal   1 open"]);
  expect(said.slice(1, 5)).toEqual([
    "  Nobody has shown thing 1, which a vendor keeps for a",
    "  while: not attested.",
    "      privacy: A dated statement of the account's retention",
    "      setting.",
  ]);
});

test("each owner's command asks about the same stack", () => {
  expect(gapCounts(gaps, " --stack staging", { ...narrow, width: 120 })).toEqual([
    "  owner     open   list them with",
    "  privacy   2      npx kaitalk gaps privacy --stack staging",
    "  legal     1      npx kaitalk gaps legal --stack staging",
  ]);
  expect(gapCounts([], "", narrow)).toEqual([]);
});
