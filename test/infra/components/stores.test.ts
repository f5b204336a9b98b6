import { expect, test } from "vitest";
import { DocumentStore } from "../../../infra/components/document-store.ts";
import { RecordingStore } from "../../../infra/components/recording-store.ts";
import { StaticSite } from "../../../infra/components/static-site.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const { r2Bucket, r2BucketLifecycle, r2BucketCors, r2ManagedDomain, r2CustomDomain } = types.cloudflare;
const answers = {
  [r2Bucket]: {},
  [r2BucketLifecycle]: {},
  [r2BucketCors]: {},
  [r2ManagedDomain]: {},
};
const files = { accountId: "account", origin: "https://kaitalk.online" };
const plan = { lifecycleSeconds: 7_603_200, abortUploadSeconds: 86_400 };

const abort = { abortMultipartUploadsTransition: { condition: { type: "Age", maxAge: 86_400 } } };
const expire = { deleteObjectsTransition: { condition: { type: "Age", maxAge: 7_603_200 } } };
const rule = { id: "retention", enabled: true, conditions: { prefix: "" }, ...abort };

/** What is declared of each bucket, by type. */
function bucketOf(kind: string, rules: readonly object[]) {
  const address = { accountId: "account", bucketName: `kaitalk-test-${kind}`, jurisdiction: "us" };
  const cors = {
    id: "site",
    allowed: { origins: ["https://kaitalk.online"], methods: ["GET"] },
    maxAgeSeconds: 3600,
  };
  return {
    [r2Bucket]: {
      accountId: "account",
      name: `kaitalk-test-${kind}`,
      jurisdiction: "us",
      storageClass: "Standard",
    },
    [r2BucketLifecycle]: { ...address, rules },
    [r2BucketCors]: { ...address, rules: [cors] },
    [r2ManagedDomain]: { ...address, enabled: false },
  };
}

test.each([
  ["recordings", RecordingStore, { RECORDINGS_BUCKET: "kaitalk-test-recordings" }],
  ["documents", DocumentStore, { DOCUMENTS_BUCKET: "kaitalk-test-documents" }],
] as const)("%s expire as a whole and have no public address", async (kind, Store, environment) => {
  const declare = () => contentsOf(new Store("store", { ...files, plan }, {}).environment);
  const { resources, result } = await deploy(declare, { answers });
  expect(Object.fromEntries(resources.map(({ type, inputs }) => [type, inputs]))).toEqual(
    bucketOf(kind, [{ ...rule, ...expire }]),
  );
  expect(resources.filter(({ protect }) => protect).map(({ type }) => type)).toEqual([r2Bucket]);
  expect(result).toEqual(environment);
});

test("the site has a domain that asks for TLS 1.3, and keeps its pages", async () => {
  const site = { zoneId: "zone", domain: "static.kaitalk.online", plan: { ...plan, lifecycleSeconds: null } };
  const declare = () =>
    contentsOf({ bucket: new StaticSite("static-site", { ...files, ...site }, {}).bucketName });
  const { resources, result } = await deploy(declare, { answers: { ...answers, [r2CustomDomain]: {} } });
  expect(Object.fromEntries(resources.map(({ type, inputs }) => [type, inputs]))).toEqual({
    ...bucketOf("site", [rule]),
    [r2CustomDomain]: {
      accountId: "account",
      bucketName: "kaitalk-test-site",
      jurisdiction: "us",
      zoneId: "zone",
      domain: "static.kaitalk.online",
      enabled: true,
      minTls: "1.3",
    },
  });
  expect(result).toEqual({ bucket: "kaitalk-test-site" });
});
