import { describe, expect, test } from "vitest";
import { covers, type ListChange, type NoticeProof, stateOf } from "../../../register/list/changes.ts";

const day = 86_400;
const noticePeriod = 10 * day;
const change: ListChange = {
  id: "add-example",
  class: "new-sub-processor",
  facts: ["company/example"],
  summary: "Example Inc. transcribes calls.",
  proposedOn: "2030-01-01",
  exception: null,
  notice: "notices/add-example.json",
  withdrawnOn: null,
};
const proof: NoticeProof = {
  change: "add-example",
  version: "2030-02-01",
  recipients: 3,
  accepted: 3,
  firstAcceptedAt: "2030-01-02T09:00:00Z",
  lastAcceptedAt: "2030-01-02T12:00:00Z",
};
const at = (moment: string, given: NoticeProof | undefined = proof, entry: ListChange = change) =>
  stateOf(entry, given, { at: moment, noticePeriod });

describe("a new sub-processor", () => {
  test("is proposed until notice is proven", () => {
    expect(stateOf(change, undefined, { at: "2031-01-01T00:00:00Z", noticePeriod })).toEqual({
      state: "proposed",
    });
    expect(at("2030-01-02T11:59:59Z").state).toBe("proposed");
  });
  test("is announced for ten full days, to the second", () => {
    expect(at("2030-01-02T12:00:00Z")).toEqual({
      state: "announced",
      effectiveFrom: "2030-01-12T12:00:00.000Z",
    });
    expect(at("2030-01-12T11:59:59Z").state).toBe("announced");
    expect(at("2030-01-12T12:00:00Z")).toMatchObject({ state: "effective", noticeOwed: false });
  });
  test("counts from the moment itself, whatever zone it is written in", () => {
    const elsewhere = { ...proof, lastAcceptedAt: "2030-01-02T06:00:00-06:00" };
    expect(at("2030-01-12T12:00:00Z", elsewhere).state).toBe("effective");
    expect(at("2030-01-12T06:00:00-06:00").state).toBe("effective");
    expect(at("2030-01-12T13:00:00+02:00").state).toBe("announced");
  });
  test("waits from the last recipient, not the first", () =>
    expect(at("2030-01-12T09:00:00Z").state).toBe("announced"));
  test("is not announced by a notice that missed somebody", () =>
    expect(at("2030-03-01T00:00:00Z", { ...proof, accepted: 2 }).state).toBe("proposed"));
  test("need not wait under an exception, and owes the notice until it is proven", () => {
    const excused = { ...change, exception: { ground: "security" as const, reason: "r", approver: "a" } };
    const proposed = stateOf(excused, undefined, { at: "2030-01-01T00:00:00Z", noticePeriod });
    expect(proposed).toMatchObject({ state: "effective", noticeOwed: true });
    expect(at("2030-01-02T12:00:00Z", proof, excused)).toMatchObject({
      state: "effective",
      noticeOwed: false,
    });
  });
  test("that is withdrawn stays so, whatever was sent", () =>
    expect(at("2031-01-01T00:00:00Z", proof, { ...change, withdrawnOn: "2030-01-05" })).toEqual({
      state: "withdrawn",
    }));
});

test("other classes are effective with the proof of their notice", () => {
  const longer: ListChange = { ...change, class: "period" };
  expect(at("2030-01-02T12:00:00Z", proof, longer).state).toBe("effective");
  expect(at("2030-01-02T11:00:00Z", proof, longer).state).toBe("proposed");
});

test("a path covers the cells below it and no neighbour", () => {
  expect(covers(change, "company/example")).toBe(true);
  expect(covers(change, "company/example/host/example.com")).toBe(true);
  expect(covers(change, "company/example-two")).toBe(false);
});
