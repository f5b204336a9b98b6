import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { siteBucketIsTheDeclaredOne } from "../../../../policies/safeguards/rules/site-bucket-is-the-declared-one.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, unknown } from "../resources.ts";

describeRule(siteBucketIsTheDeclaredOne, {
  pass: [[bucket("site"), bucket("recordings", "recordings"), bucket("invoices-documents", "invoices")]],
  fail: ["kaitalk-test-recordings-site", "exports-site", "Kaitalk-test-site"].map((name) => ({
    stack: [resource(types.cloudflare.r2Bucket, { name })],
    says: [`name is "${name}"; the only bucket of published pages is "kaitalk-test-site".`],
  })),
  omitted: "the provider requires a name, and r2-bucket-named-for-its-content one that ends in a kind",
  unknown: [{ stack: [bucket(UNKNOWN)], says: [unknown("name")] }],
});
