import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedObjectHoldsNoRecord } from "../../../../policies/sub-processors/rules/published-object-holds-no-record.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const site = resource(types.cloudflare.r2Bucket, { name: "kaitalk-test-site" }, { name: "site" });

describeRule(publishedObjectHoldsNoRecord, {
  pass: [
    [site, object({})],
    [site, { ...object({ bucket: UNKNOWN }), propertyDependencies: { bucket: [site.urn] } }],
    [site, object({ key: "logo.SVG", contentType: "image/svg+xml" })],
  ],
  fail: [
    {
      stack: [
        site,
        object({ key: "customers.csv", contentType: "text/csv", content: "ana@example.com,+1 555 010 9999" }),
      ],
      says: [
        'key is "customers.csv", which is no file of a site.',
        'contentType is "text/csv", which no file of a site has.',
        "content holds what looks like an e-mail address.",
        "content holds what looks like a phone number.",
      ],
    },
    {
      stack: [
        site,
        object({ key: "customers.json", contentType: "application/json", content: '["ana@example.com"]' }),
      ],
      says: ["content holds what looks like an e-mail address."],
    },
    {
      stack: [site, object({ bucket: "kaitalk-test-documents" })],
      says: ['bucket is "kaitalk-test-documents"; the program publishes into the bucket of the site alone.'],
    },
  ],
  omitted: [
    {
      stack: [site, object({ contentType: null })],
      says: ["contentType is omitted, which no file of a site has."],
    },
  ],
  unknown: [
    {
      stack: [site, object({ bucket: UNKNOWN })],
      says: [
        "bucket is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function object(inputs: Properties) {
  return resource(types.aws.objectv2, {
    bucket: "kaitalk-test-site",
    key: "index.html",
    contentType: "text/html; charset=utf-8",
    content: "<p>KAITALK</p>",
    ...inputs,
  });
}
