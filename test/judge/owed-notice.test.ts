import { expect, test } from "vitest";
import { owedGaps, owedLegs } from "../../judge/owed-notice.ts";
import { verdictOf } from "../../judge/verdict.ts";
import type { ListChange } from "../../register/list/changes.ts";

const change: ListChange = {
  id: "add-example",
  class: "new-sub-processor",
  facts: ["company/example"],
  summary: "Example Inc. transcribes calls.",
  proposedOn: "2030-01-02",
  exception: { ground: "security", reason: "A breach.", approver: "A person" },
  notice: null,
  withdrawnOn: null,
};

test("what is owed is a gap with its owner and the command that closes it", () => {
  expect(owedGaps([change])).toEqual([
    {
      id: "notice-of-add-example",
      clauses: ["change-notice"],
      sentence:
        "Notice of change add-example, which began on 2030-01-02 for security reasons, is owed at the earliest opportunity.",
      owner: "privacy",
      closes:
        "Send it with npx kaitalk notice send add-example, and name its proof in register/changes/add-example.yaml.",
    },
  ]);
});

test("a promise is not met while notice is owed, and is where none is", () => {
  const verdict = (owed: readonly ListChange[]) => verdictOf({ outcomes: ["met"], legs: owedLegs(owed) });
  expect(verdict([])).not.toBe(verdict([change]));
  expect(verdict([change])).not.toBe("met");
});
