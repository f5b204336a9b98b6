import { expect, test } from "vitest";
import { companySteps, type Step } from "../../../cli/company/steps.ts";
import type { ListChange, NoticeProof } from "../../../register/list/changes.ts";
import { nextVersion } from "../../../register/list/next-version.ts";
import { books } from "../../../register/read-books.ts";
import { dayFrom } from "../../support/days.ts";

const shipped = books();
const { value } = shipped.register;
const day = dayFrom(30);
const [first] = value.subProcessors;
if (!first) throw new Error("the register names nobody");
const company = { ...first, id: "example", legalName: "Example Inc." };
const page = { ...value.page, subProcessors: [...value.page.subProcessors, company.id] };
const register = { ...value, version: day, page, subProcessors: [...value.subProcessors, company] };
const published = [...shipped.published, nextVersion(register, shipped.published).version];
const change: ListChange = {
  id: "add-example",
  class: "new-sub-processor",
  facts: ["company/example"],
  summary: "Example Inc. transcribes calls.",
  proposedOn: dayFrom(1),
  exception: null,
  notice: null,
  withdrawnOn: null,
};
const proof: NoticeProof = {
  change: change.id,
  version: day,
  recipients: 1,
  accepted: 1,
  firstAcceptedAt: `${dayFrom(2)}T00:00:00Z`,
  lastAcceptedAt: `${dayFrom(2)}T00:00:00Z`,
};
const steps = (proofs: ReadonlyMap<string, NoticeProof>): readonly Step[] =>
  companySteps(company, {
    books: { ...shipped, register: { ...shipped.register, value: register } },
    history: { published, changes: [change], proofs },
    assessment: { findings: [], promises: [] },
    day,
  });
const standing = (all: readonly Step[], what: string) => all.find((each) => each.what.startsWith(what));

test("a version that names a company proves no notice of it", () => {
  const untold = steps(new Map());
  expect(standing(untold, "customers told in time")).toMatchObject({
    standing: "open",
    next: expect.stringContaining("npx kaitalk notice send add-example"),
  });
  expect(standing(untold, "may be used on")).toMatchObject({
    standing: "open",
    next: expect.stringContaining("no notice is proven"),
  });
  const told = steps(new Map([[change.id, proof]]));
  expect(standing(told, "customers told in time")?.standing).toBe("done");
  expect(standing(told, "may be used on")?.standing).toBe("done");
});
