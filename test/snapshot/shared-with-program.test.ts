import { expect, test } from "vitest";
import { isLibrary, isShared, sdkRuntime, seenOf } from "../../snapshot/shared-with-program.ts";

test("the program imports itself and what it is declared from, not what judges", () => {
  const may = ["infra/names.ts", "register/clauses.ts", "retention/solve.ts", "vendors/render/binding.ts"];
  const mayNot = [
    "vendors/types.ts",
    "vendors/render/judged-inputs.ts",
    "register/hosts.ts",
    "policies/packs.ts",
  ];
  expect([...may, ...mayNot].filter(isShared)).toEqual(may);
});

test("the SDK and its classes by module may be imported, and nothing of the machine or of its packages' own", () => {
  const may = ["@pulumi/pulumi", "@pulumi/cloudflare/r2bucket.js", "@pulumi/aws/s3/bucketObjectv2.js"];
  const mayNot = [
    "node:crypto",
    "node:fs",
    "zod",
    "@pulumi/pulumi/automation",
    "@pulumi/pulumi/proto/resource_pb.js",
    "@pulumi/aws/utilities.js",
    "@pulumi/aws/s3/index.js",
    "@pulumi/cloudflare/config/vars.js",
    "@pulumi/policy",
    "vitest",
    "data:,0",
  ];
  expect([...may, ...mayNot].filter(isLibrary)).toEqual(may);
});

test("what reads a file or reaches an engine is not seen", () => {
  expect(seenOf("register/read-books.ts")).toEqual(["books"]);
  expect(seenOf("purge/read-table-map.ts")).toEqual(["tableMap"]);
  expect(seenOf("vendors/neon/binding.ts")).toBeNull();
  const refused = ["automation", "dynamic", "runtime", "getOrganization", "StackReference", "asset"];
  expect(refused.filter((name) => seenOf("@pulumi/pulumi")?.includes(name))).toEqual([]);
  expect(sdkRuntime).toEqual(["allConfig", "isDryRun"]);
});
