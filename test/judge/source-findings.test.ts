import { describe, expect, test } from "vitest";
import { sourceFindings as findingsAgainst } from "../../judge/source-findings.ts";
import { packs } from "../../policies/packs.ts";
import { allClauses } from "../../register/clauses.ts";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

const sourceFindings = (of: StackSnapshot, asOf: string) =>
  findingsAgainst(of, { asOf, books: books(), packs });

const bucket = resource(
  types.cloudflare.r2Bucket,
  { name: "documents" },
  { name: "documents", protect: true },
);
const snapshot = (more: Partial<StackSnapshot>): StackSnapshot => ({
  source: "state",
  project: "kaitalk",
  stack: "prod",
  resources: [bucket],
  placeholders: [],
  writtenAt: "2026-11-01T00:00:00Z",
  ...more,
});

describe("the age of a state", () => {
  test.each([
    ["of the day judged", "2026-11-24T23:59:59Z", "2026-11-24"],
    ["a month old", "2026-10-24T00:00:00Z", "2026-11-24"],
  ])("%s says nothing", (_, writtenAt, asOf) => {
    expect(sourceFindings(snapshot({ writtenAt }), asOf)).toEqual([]);
  });

  test.each([
    ["a day more than a month", "2026-10-23T23:59:59Z", "written on 2026-10-23, 32 d before the day judged"],
    ["of 2019", "2019-01-01T00:00:00Z", "written on 2019-01-01"],
    ["of a later day", "2026-11-25T00:00:00Z", "written on 2026-11-25, after the day judged, 2026-11-24"],
    ["without a time", undefined, "does not say when"],
    ["with a time that is none", "yesterday", "does not say when"],
  ])("%s leaves every promise unverified", (_, writtenAt, sentence) => {
    const { writtenAt: __, ...rest } = snapshot({});
    const [found, ...more] = sourceFindings({ ...rest, ...(writtenAt && { writtenAt }) }, "2026-11-24");
    expect(more).toEqual([]);
    expect(found).toMatchObject({ rule: "state-recent", outcome: "unverified" });
    expect(found?.message).toContain(sentence);
    expect(found?.clauses).toEqual([...allClauses().keys()]);
  });

  test("only a state has one", () => {
    const { writtenAt: _, ...rest } = snapshot({ source: "preview" });
    expect(sourceFindings(rest, "2026-11-24")).toEqual([]);
  });
});

describe("the age of a look into the accounts", () => {
  const { account } = books().register.value.proof.observations;
  const longest = toSeconds(account) / 86_400;
  const dayBefore = (days: number) =>
    new Date(Date.parse("2026-11-24") - days * 86_400_000).toISOString().slice(0, 10);
  const seenOn = (days: number) =>
    sourceFindings(
      snapshot({
        source: "program",
        observed: { at: `${dayBefore(days)}T23:59:59Z`, of: "accounts", untold: [], elsewhere: new Map() },
      }),
      "2026-11-24",
    );

  test.each([0, 1, longest, -1])("of %d days before the day judged says nothing against it", (days) => {
    expect(seenOn(days)).toEqual([]);
  });

  test.each([
    [
      longest + 1,
      `${longest + 1} d before the day judged; more than ${longest} d say nothing of what is there.`,
    ],
    [-2, "after the day judged, 2026-11-24, of which that says nothing."],
    [-4000, "after the day judged, 2026-11-24, of which that says nothing."],
  ])("of %d days before leaves every promise unverified", (days, words) => {
    expect(seenOn(days)).toMatchObject([
      {
        rule: "observation-recent",
        outcome: "unverified",
        clauses: [...allClauses().keys()],
        message: `the accounts were looked into on ${dayBefore(days)}, ${words}`,
      },
    ]);
  });
});

test("a remark on a resource speaks against the promises that rules about its type guard", () => {
  const remark = { id: "x-done", outcome: "unverified", resource: bucket, sentence: "s", fix: "f" } as const;
  const [found] = sourceFindings(snapshot({ remarks: [remark] }), "2026-11-24");
  expect(found).toMatchObject({ rule: "x-done", outcome: "unverified", resource: bucket, message: "s" });
  expect(found?.clauses).toContain("r2-jurisdiction");
  expect(found?.clauses).not.toContain("neon-region");
});

test("a remark on what is not there speaks by its type, and one on a type without rules of the whole list", () => {
  const remark = { id: "x-done", outcome: "unverified", sentence: "s", fix: "f" } as const;
  const remarks = [
    { ...remark, type: types.neon.project },
    { ...remark, type: "other:index:Thing" },
  ];
  const [neon, other] = sourceFindings(snapshot({ remarks }), "2026-11-24");
  expect(neon?.clauses).toContain("neon-region");
  expect(other?.clauses).toEqual(["sub-processor-list"]);
});

test("a change that takes a store away is a violation of what it guards", () => {
  const changes = [
    { op: "delete", urn: bucket.urn, before: bucket },
    { op: "same", urn: "urn:other", before: resource("a:b:C"), after: resource("a:b:C") },
  ];
  const found = sourceFindings(snapshot({ source: "preview", changes }), "2026-11-24");
  expect(found).toMatchObject([{ rule: "store-deleted", outcome: "violated", resource: bucket }]);
  expect(found[0]?.clauses).toContain("r2-jurisdiction");
});
