import { describe, expect, test } from "vitest";
import { providerOn } from "../../sandbox/attach.ts";
import { edit } from "../../sandbox/edit.ts";
import type { JsonObject } from "../../vendors/simulation/json.ts";
import { VendorStore } from "../../vendors/simulation/store.ts";
import { types } from "../../vendors/types.ts";

/** What differs for the engine after `edits` behind its back, once it has read again what the vendor holds. */
function drift(type: string, inputs: JsonObject, ...edits: string[]): string[] {
  const store = new VendorStore(":memory:");
  const provider = providerOn(store);
  const urn = `urn:pulumi:prod::kaitalk::${type}::subject`;
  const { id } = provider.create(urn, inputs);
  if (edits.length > 0) edit(store, "subject", edits);
  const read = provider.read(urn, id, inputs);
  return provider
    .diff(urn, read?.inputs ?? {}, inputs)
    .differences.map(({ path, kind }) => `${kind} ${path}`);
}

const service: JsonObject = {
  name: "web",
  plan: "starter",
  region: "virginia",
  envVars: { NODE_ENV: { value: "production" } },
};
const bucket: JsonObject = { accountId: "a", name: "kaitalk-documents", jurisdiction: "us" };

describe("what the vendor holds is read as its provider reads it", () => {
  test.each<[string, JsonObject]>([
    [types.render.webService, service],
    [types.cloudflare.r2Bucket, bucket],
    [types.neon.project, { name: "kaitalk", regionId: "aws-us-east-1" }],
    [types.random.bytes, { length: 32 }],
  ])("%s is as it was declared, whatever the vendor adds", (type, inputs) => {
    expect(drift(type, inputs)).toEqual([]);
  });

  test.each<[string, string, JsonObject, string, string]>([
    ["a value", types.render.webService, service, "plan=pro", "update plan"],
    [
      "a variable more",
      types.render.webService,
      service,
      'envVars.DEBUG={"value":"*"}',
      "delete envVars.DEBUG",
    ],
    [
      "a setting that nobody declared",
      types.neon.project,
      { name: "k", regionId: "aws-us-east-1" },
      "historyRetentionSeconds=2592000",
      "delete historyRetentionSeconds",
    ],
    [
      "a setting of a provider without a schema here",
      types.cloudflare.r2Bucket,
      bucket,
      "storageClass=InfrequentAccess",
      "delete storageClass",
    ],
  ])("%s that somebody set is drift", (_, type, inputs, change, expected) => {
    expect(drift(type, inputs, change)).toEqual([expected]);
  });
});
