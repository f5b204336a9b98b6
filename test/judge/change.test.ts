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

  test("each finding on a store names where the old copy's data goes", () => {
    for (const type of [
      types.neon.project,
      types.neon.branch,
      types.neon.database,
      types.cloudflare.r2Bucket,
      types.render.postgres,
      types.postmark.server,
    ]) {
      const [finding] = judgeChange([step("replace", resource(type), resource(type))]);
      expect(finding?.sentence).toMatch(/The old copy: \S.{20,}\.$/);
    }
  });

  test("a bucket that is deleted is never empty for us: its objects stay, unjudged", () => {
    expect(judgeChange([step("delete", bucket)])[0]?.sentence).toBe(
      "documents holds data and would be deleted. What it holds: R2 deletes no bucket that is not empty, so its objects stay where they are, outside what this stack judges.",
    );
  });

  test("a bucket that is told to move: the vendor does not, so two stores would be spoken of", () => {
    const there = { ...bucket, inputs: { ...bucket.inputs, jurisdiction: "us" } };
    const [finding] = judgeChange([step("update", bucket, there)]);
    expect(finding).toMatchObject({
      kind: "store-moved",
      sentence:
        'documents would be told to move from "no jurisdiction" to "us", which the vendor does not do: what it holds stays in "no jurisdiction", and what the stack says of "us" is about another store.',
    });
    expect(
      kinds(step("update", there, { ...there, inputs: { ...there.inputs, storageClass: "x" } })),
    ).toEqual([]);
  });

  test.each(["delete", "replace"])("a key of data (%s)", (op) => {
    expect(kinds(step(op, key, op === "replace" ? key : undefined))).toEqual(["key-removed"]);
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
    expect(kinds(step("delete", control))).toEqual(["control-removed"]);
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
    expect(kinds(step("same", guarded, open))).toEqual(["protection-taken"]);
  });

  test("what is no store, key or control may go", () => {
    expect(kinds(step("delete", resource(types.cloudflare.dnsRecord)))).toEqual([]);
  });
});
