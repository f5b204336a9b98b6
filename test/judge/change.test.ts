import { describe, expect, test } from "vitest";
import { judgeChange } from "../../judge/change.ts";
import type { Resource } from "../../policies/kernel/resource.ts";
import type { ChangeStep } from "../../snapshot/change-step.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

const step = (op: string, before?: Resource, after?: Resource): ChangeStep => ({
  op,
  urn: (before ?? after)?.urn ?? "",
  ...(before && { before }),
  ...(after && { after }),
});
const kinds = (...steps: ChangeStep[]) => judgeChange(steps).map(({ kind }) => kind);

const project = resource(types.neon.project, {}, { name: "project", protect: true });
const bucket = resource(types.cloudflare.r2Bucket, { name: "documents" }, { name: "documents" });
const key = resource(types.random.bytes, {}, { name: "health-data-key-1", protect: true });
const lifecycle = resource(
  types.cloudflare.r2BucketLifecycle,
  { accountId: "a", bucketName: "documents" },
  { name: "lifecycle" },
);
const tls = resource(
  types.cloudflare.zoneSetting,
  { zoneId: "z", settingId: "min_tls_version", value: "1.3" },
  { name: "tls" },
);

describe("what a plan may not take away", () => {
  test("a plan that creates, updates and keeps is let through", () => {
    expect(
      kinds(
        step("create", undefined, bucket),
        step("update", project, project),
        step("same", key, key),
        step("same", lifecycle, lifecycle),
      ),
    ).toEqual([]);
  });

  test.each([
    types.neon.project,
    types.neon.branch,
    types.neon.database,
    types.cloudflare.r2Bucket,
    types.render.postgres,
    types.render.keyvalue,
    types.postmark.server,
  ])("a deleted %s, whatever protects it", (type) => {
    expect(kinds(step("delete", resource(type)))).toEqual(["store-deleted"]);
  });

  test("a replaced store, said once for the three steps of a replacement", () => {
    const findings = judgeChange([
      step("create-replacement", project, project),
      step("replace", project, project),
      step("delete-replaced", project),
    ]);
    expect(findings).toEqual([
      {
        kind: "store-replaced",
        urn: project.urn,
        sentence:
          "project holds data and would be made anew, empty. The old copy: a deleted project can be recovered for 7 d; then it is gone.",
        fix: "Keep the input that forces the replacement. Make the new one under another name, move the data, prove that it arrived, empty the old one, then take it out of the program and out of the state.",
      },
    ]);
  });

  test.each([
    [types.neon.project, "a deleted project can be recovered for 7 d; then it is gone"],
    [types.neon.branch, "a deleted branch can be recovered for 7 d; then it is gone"],
    [
      types.neon.database,
      "deleted rows stay readable through the history window of every branch; after the history window it is gone",
    ],
    [types.render.postgres, "the vendor destroys it with the store"],
    [
      types.postmark.server,
      "Postmark keeps messages and suppressions of a server until its support deletes it",
    ],
    [
      types.cloudflare.r2Bucket,
      "R2 deletes no bucket that is not empty, so its objects stay where they are, outside what this stack judges",
    ],
  ])("a %s that goes or is made anew: where what it holds would be", (type, fate) => {
    const store = resource(type, {}, { name: "store" });
    expect(judgeChange([step("delete", store)])[0]?.sentence).toBe(
      `store holds data and would be deleted. What it holds: ${fate}.`,
    );
    expect(judgeChange([step("replace", store, store)])[0]?.sentence).toBe(
      `store holds data and would be made anew, empty. The old copy: ${fate}.`,
    );
  });

  test("a bucket that is told to move: the vendor does not, so two stores would be spoken of", () => {
    const there = { ...bucket, inputs: { ...bucket.inputs, jurisdiction: "us" } };
    const [finding] = judgeChange([step("update", bucket, there)]);
    expect(finding).toMatchObject({
      kind: "store-moved",
      sentence:
        'documents would be told to move from "no jurisdiction" to "us", which the vendor does not do: what it holds stays in "no jurisdiction", and what the stack says of "us" is about another store.',
      fix: "Keep the place. Make the new one under another name, move the data, prove that it arrived, empty the old one, then take it out of the program and out of the state.",
    });
    expect(
      kinds(step("update", there, { ...there, inputs: { ...there.inputs, storageClass: "x" } })),
    ).toEqual([]);
  });

  test.each([
    ["delete", "deleted"],
    ["replace", "drawn anew"],
  ])("a key of data (%s)", (op, done) => {
    expect(judgeChange([step(op, key, op === "replace" ? key : undefined)])).toEqual([
      {
        kind: "key-removed",
        urn: key.urn,
        sentence: `health-data-key-1 would be ${done}; what it encrypted could never be read again.`,
        fix: "Append a new version and keep the old one: the new key encrypts, the old ones still decrypt.",
      },
    ]);
  });

  test("a key that nothing was encrypted with may be replaced", () => {
    const pepper = resource(types.random.bytes, {}, { name: "pepper" });
    expect(kinds(step("replace", pepper, pepper))).toEqual([]);
  });

  test("a rotation that appends a key and keeps the old one is let through", () => {
    const next = resource(types.random.bytes, {}, { name: "health-data-key-2", protect: true });
    expect(kinds(step("same", key, key), step("create", undefined, next))).toEqual([]);
  });

  test.each([
    lifecycle,
    tls,
    resource(types.cloudflare.r2ManagedDomain, { accountId: "a", bucketName: "b" }),
    resource(types.cloudflare.r2BucketLock, { accountId: "a", bucketName: "b" }),
    resource(types.cloudflare.zoneDnssec, { zoneId: "z" }),
    resource(types.cloudflare.managedTransforms, { zoneId: "z" }),
  ])("a control that leaves the program: $type", (control) => {
    expect(judgeChange([step("delete", control)])).toEqual([
      {
        kind: "control-removed",
        urn: control.urn,
        sentence: `${control.name} bounds or protects data and would leave the program. The provider's delete does nothing: its last value stays in force, and nobody watches it any more.`,
        fix: "Keep the resource and declare the value that should hold.",
      },
    ]);
  });

  test("a control that is only renamed in the program is still there", () => {
    const renamed = { ...tls, urn: `${tls.urn}-new`, name: "tls-new" };
    expect(kinds(step("delete", tls), step("create", undefined, renamed))).toEqual([]);
  });

  test("a control of another thing does not stand in for it", () => {
    const other = { ...tls, urn: `${tls.urn}-new`, inputs: { ...tls.inputs, zoneId: "other" } };
    expect(kinds(step("delete", tls), step("create", undefined, other))).toEqual(["control-removed"]);
  });

  test("a control that moves to another thing leaves the first one", () => {
    const moved = { ...lifecycle, inputs: { ...lifecycle.inputs, bucketName: "recordings" } };
    expect(kinds(step("replace", lifecycle, moved))).toEqual(["control-removed"]);
  });

  test.each([project, key])("the protection of $name", (guarded) => {
    const open = { ...guarded, protect: false };
    expect(judgeChange([step("same", guarded, open)])).toEqual([
      {
        kind: "protection-taken",
        urn: guarded.urn,
        sentence: `${guarded.name} would lose \`protect\`, so that the next plan could delete it with what it holds or encrypted.`,
        fix: "Keep `protect: true` on it.",
      },
    ]);
  });

  test("the protection of what holds and encrypts nothing may go", () => {
    const guarded = { ...lifecycle, protect: true };
    expect(kinds(step("same", guarded, lifecycle))).toEqual([]);
  });

  test("each thing that a plan takes away is told", () => {
    const other = resource(types.random.bytes, {}, { name: "health-data-key-2", protect: true });
    expect(kinds(step("delete", project), step("delete", key), step("delete", other))).toEqual([
      "store-deleted",
      "key-removed",
      "key-removed",
    ]);
  });

  test("what is no store, key or control may go", () => {
    expect(kinds(step("delete", resource(types.cloudflare.dnsRecord)))).toEqual([]);
  });
});
