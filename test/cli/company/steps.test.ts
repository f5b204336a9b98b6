import { expect, test } from "vitest";
import { companySteps, type Step } from "../../../cli/company/steps.ts";
import type { Assessment } from "../../../judge/assessment.ts";
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

test("a company is used last, in a proposal of its own, and a gap until then", () => {
  const unused = {
    ...{ rule: "sub-processor-in-use", outcome: "gap", message: "Example Inc. is on the list, and unused." },
  } as Assessment["findings"][number];
  const all = companySteps(company, {
    books: { ...shipped, register: { ...shipped.register, value: register } },
    history: { published, changes: [change], proofs: new Map([[change.id, proof]]) },
    assessment: { findings: [unused], promises: [] },
    day,
  });
  expect(standing(all, "used by the stack")).toMatchObject({
    standing: "gap",
    next: expect.stringContaining("Once main has the register's change, in a proposal of its own"),
  });
  const order = all.map(({ what }) => what);
  const places = [
    "described in a change",
    "customers told in time",
    `version ${day} published`,
    "used by the stack",
  ];
  expect(places.map((what) => order.indexOf(what))).toEqual(
    places.map((what) => order.indexOf(what)).toSorted((one, other) => one - other),
  );
  expect(standing(steps(new Map()), "used by the stack")).toMatchObject({ standing: "done", next: "" });
});

test("after a withdrawal there is nothing to send", () => {
  const withdrawn = { ...change, withdrawnOn: dayFrom(3) };
  const [told, undescribed] = [[withdrawn], []].map((changes) =>
    standing(
      companySteps(company, {
        books: { ...shipped, register: { ...shipped.register, value: register } },
        history: { published, changes, proofs: new Map() },
        assessment: { findings: [], promises: [] },
        day,
      }),
      "customers told in time",
    ),
  );
  expect(told?.next).toBe(
    `Change add-example was withdrawn on ${dayFrom(3)}: take the company out of the register, or describe it in a new change.`,
  );
  expect(undescribed?.next).toBe("Describe it in a change first.");
});
