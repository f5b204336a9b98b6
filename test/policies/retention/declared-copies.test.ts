import { expect, test } from "vitest";
import { stackOf } from "../../../policies/kernel/evaluate.ts";
import { UNKNOWN } from "../../../policies/kernel/resource.ts";
import { declaredCopies } from "../../../policies/retention/declared-copies.ts";
import { solve } from "../../../retention/solve.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";
import { bucket, deletion, goodStack, lifecycle, lock, project, projectWithout, purgeJob } from "./stack.ts";

const declared = (...resources: Parameters<typeof stackOf>[0]) => declaredCopies(stackOf(resources));

test("reads back what solve() declares", () => {
  const { rows } = solve().purge;
  expect(declared(...goodStack())).toEqual({
    neon: { historySeconds: 86_400, deletable: false, branches: [], snapshotSeconds: 0 },
    purge: { intervalSeconds: 300, runSeconds: 240, toldHistorySeconds: 86_400, rows },
    buckets: [
      {
        name: "kaitalk-prod-documents",
        holds: "documents",
        lifecycleSeconds: solve().buckets.documents.lifecycleSeconds,
        lockSeconds: 0,
      },
    ],
  });
});

test("an omitted history is Neon's default, an omitted protection leaves the project deletable", () => {
  expect(declared(projectWithout("historyRetentionSeconds")).neon.historySeconds).toBe(86_400);
  expect(declared(projectWithout("defaultBranchProtected")).neon.deletable).toBe(true);
});

test("of several projects the longest history and the weakest protection count", () => {
  const { neon } = declared(
    project(),
    project({ historyRetentionSeconds: 7, defaultBranchProtected: false }),
  );
  expect(neon).toMatchObject({ historySeconds: 86_400, deletable: true });
});

test("without a project nothing is known of Neon", () => {
  expect(declared().neon.historySeconds).toBeUndefined();
});

test("unknown stays unknown", () => {
  const unknownProject = project({ historyRetentionSeconds: UNKNOWN, defaultBranchProtected: UNKNOWN });
  expect(declared(unknownProject).neon).toMatchObject({ historySeconds: undefined, deletable: undefined });
  const nothing = {
    intervalSeconds: undefined,
    runSeconds: undefined,
    toldHistorySeconds: undefined,
    rows: undefined,
  };
  expect(declared(purgeJob({}, { startCommand: UNKNOWN })).purge).toEqual(nothing);
  expect(declared(purgeJob({ PURGE_RUN_SECONDS: UNKNOWN })).purge).toEqual({
    ...nothing,
    intervalSeconds: 300,
  });
  expect(declared(purgeJob({}, { schedule: UNKNOWN })).purge).toMatchObject({
    intervalSeconds: undefined,
    runSeconds: 240,
  });
  const nameless = { name: "later", holds: undefined, lifecycleSeconds: undefined, lockSeconds: undefined };
  expect(declared(bucket("later", { name: UNKNOWN })).buckets).toEqual([nameless]);
  expect(declared(bucket(), lifecycle([deletion({ maxAge: UNKNOWN })])).buckets).toMatchObject([
    { lifecycleSeconds: undefined, lockSeconds: 0 },
  ]);
});

test("a job that would refuse to start counts as none", () => {
  expect(declared().purge).toBeNull();
  expect(declared(purgeJob({ PURGE_HISTORY_SECONDS: null })).purge).toBeNull();
  expect(declared(purgeJob({ PURGE_RUN_SECONDS: "soon" })).purge).toBeNull();
  expect(declared(purgeJob({ PURGE_HISTORY_SECONDS: "2592000" })).purge).toBeNull();
  expect(declared(purgeJob({}, { schedule: "hourly" })).purge).toBeNull();
});

test("the shortest rule of a lifecycle counts, the longest lifecycle and lock of a bucket", () => {
  const [two] =
    declared(
      bucket(),
      lifecycle([
        deletion({ maxAge: 500 }),
        deletion({ maxAge: 300 }),
        deletion({ maxAge: 1 }, { enabled: false }),
      ]),
      lifecycle([deletion({ maxAge: 400 })]),
      lock({ type: "Age", maxAgeSeconds: 20 }),
      lock({ type: "Age", maxAgeSeconds: 30 }),
    ).buckets ?? [];
  expect(two).toMatchObject({ lifecycleSeconds: 400, lockSeconds: 30 });
});

test("what leaves objects behind has no end", () => {
  const end = (...rules: Parameters<typeof lifecycle>[0] & object) =>
    declared(bucket(), lifecycle(rules)).buckets;
  const endless = [{ lifecycleSeconds: Number.POSITIVE_INFINITY }];
  expect(declared(bucket()).buckets).toMatchObject(endless);
  expect(end(deletion({}, { conditions: { prefix: "a/" } }))).toMatchObject(endless);
  expect(end(deletion({ type: "Date" }))).toMatchObject(endless);
  expect(end(deletion(null))).toMatchObject(endless);
  expect(declared(bucket(), lock({ type: "Indefinite" })).buckets).toMatchObject([
    { lockSeconds: Number.POSITIVE_INFINITY },
  ]);
});

test("names further branches", () => {
  const branch = resource(types.neon.branch, { projectId: UNKNOWN }, { name: "preview" });
  expect(declared(project(), branch).neon.branches).toEqual(["preview"]);
});
