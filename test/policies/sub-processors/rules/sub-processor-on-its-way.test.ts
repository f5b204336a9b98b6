import { afterEach, expect, test, vi } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { subProcessorInUse } from "../../../../policies/sub-processors/rules/sub-processor-in-use.ts";
import type { ListChange } from "../../../../register/list/changes.ts";
import type { ListHistory } from "../../../../register/list/standing.ts";
import { books } from "../../../../register/read-books.ts";

const history = vi.hoisted(() => ({ of: undefined as ListHistory | undefined }));
vi.mock("../../../../policies/sub-processors/list-history.ts", async (original) => {
  const real = await original<typeof import("../../../../policies/sub-processors/list-history.ts")>();
  return { listHistory: () => history.of ?? real.listHistory() };
});
afterEach(() => {
  history.of = undefined;
});

const change: ListChange = {
  id: "add-postmark",
  class: "new-sub-processor",
  facts: ["company/postmark"],
  summary: "Postmark sends mail.",
  proposedOn: "2026-11-01",
  exception: null,
  notice: null,
  withdrawnOn: null,
};

/** What the rule says of a company that nothing in the stack uses, with this change. */
function said(parts: Partial<ListChange>): string[] {
  history.of = { published: [], changes: [{ ...change, ...parts }], proofs: new Map() };
  return evaluateRule("test", subProcessorInUse, stackOf([]))
    .filter(({ message }) => message.startsWith("ActiveCampaign"))
    .map(({ outcome }) => outcome);
}

test.each<[string, Partial<ListChange>, string]>([
  ["a change brings it in", {}, "gap"],
  ["the change was withdrawn", { withdrawnOn: "2026-11-02" }, "violated"],
  ["the change is about another company", { facts: ["company/other"] }, "violated"],
  ["the change brings no company", { class: "data-category" }, "violated"],
])("a company that nothing uses, where %s", (_, parts, outcome) => {
  expect(books().register.value.subProcessors.map(({ id }) => id)).toContain("postmark");
  expect(said(parts)).toEqual([outcome]);
});
