import { describe, expect, test } from "vitest";
import { types } from "../../../vendors/types.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

const { r2Bucket, r2BucketLifecycle, r2ManagedDomain, zoneSetting } = types.cloudflare;
const bucket = { accountId: "a", name: "kaitalk-documents", jurisdiction: "us" };
const address = { accountId: "a", bucketName: bucket.name, jurisdiction: "us" };

describe("Cloudflare", () => {
  test("moves no bucket out of its jurisdiction", () => {
    const { make, change } = simulatedVendors();
    const held = make(r2Bucket, bucket);
    expect(() => change(held, bucket, { ...bucket, jurisdiction: "eu" })).toThrow(
      'R2 cannot move bucket "kaitalk-documents" out of its jurisdiction; make a new bucket and copy.',
    );
  });

  test("never reports a change of a bucket's location hint", () => {
    const { diff } = simulatedVendors();
    expect(diff(r2Bucket, bucket, { ...bucket, location: "wnam" }).differences).toEqual([]);
  });

  test("deletes no bucket that holds an object or an upload", () => {
    const { make, remove, store } = simulatedVendors();
    const held = make(r2Bucket, bucket);
    const object = make(types.aws.objectv2, { bucket: bucket.name, key: "index.html" });
    expect(() => remove(held)).toThrow('"kaitalk-documents" holds "index.html".');
    remove(object);
    store.put({ ...held, properties: { ...held.properties, uploadedObjects: 3 } });
    expect(() => remove(held)).toThrow('"kaitalk-documents" holds 3 uploaded objects.');
    store.put(held);
    expect(() => remove(held)).not.toThrow();
  });

  test("finds a bucket in its own jurisdiction alone", () => {
    const { make } = simulatedVendors();
    make(r2Bucket, bucket);
    expect(() => make(r2BucketLifecycle, { accountId: "a", bucketName: bucket.name })).toThrow(
      'R2 knows no bucket "kaitalk-documents" in jurisdiction "default"; it is in "us".',
    );
    expect(() => make(r2BucketLifecycle, address)).not.toThrow();
  });

  test.each([
    [r2BucketLifecycle, { ...address, rules: [{ id: "retention" }] }],
    [r2ManagedDomain, { ...address, enabled: false }],
    [zoneSetting, { zoneId: "z", settingId: "min_tls_version", value: "1.3" }],
  ])("a deleted %s leaves its last value in force, and a new one overwrites it", (type, inputs) => {
    const { make, remove, store } = simulatedVendors();
    make(r2Bucket, bucket);
    const held = make(type, inputs);
    remove(held);
    expect(store.get(type, held.id)?.properties).toMatchObject(inputs);
    expect(make(type, inputs, "again").id).toBe(held.id);
    expect(store.ofType(type)).toHaveLength(1);
  });
});
