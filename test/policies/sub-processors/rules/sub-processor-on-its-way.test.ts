import { afterEach, expect, test, vi } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { subProcessorInUse } from "../../../../policies/sub-processors/rules/sub-processor-in-use.ts";
import type { ListChange, NoticeProof } from "../../../../register/list/changes.ts";
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
const exception = { ground: "legal" as const, reason: "The law asks for it.", approver: "legal" };

/** What the rule says of a company that nothing in the stack uses, with this change and its proof. */
function said(parts: Partial<ListChange>, isProven: boolean): string[] {
  const proofs = new Map(isProven ? [[change.id, {} as NoticeProof]] : []);
  history.of = { published: [], changes: [{ ...change, ...parts }], proofs };
  return evaluateRule("test", subProcessorInUse, stackOf([]))
    .filter(({ message }) => message.startsWith("ActiveCampaign"))
    .map(({ outcome }) => outcome);
}

test.each<[string, Partial<ListChange>, boolean, string]>([
  ["its notice is proven", {}, true, "gap"],
  ["an exception lets it begin", { exception }, false, "gap"],
  ["no notice is proven", {}, false, "violated"],
  ["the change was withdrawn", { withdrawnOn: "2026-11-02" }, true, "violated"],
  ["the change is about another company", { facts: ["company/other"] }, true, "violated"],
  ["the change brings no company", { class: "data-category" }, true, "violated"],
])("a company that nothing uses, where %s", (_, parts, isProven, outcome) => {
  expect(books().register.value.subProcessors.map(({ id }) => id)).toContain("postmark");
  expect(said(parts, isProven)).toEqual([outcome]);
});
