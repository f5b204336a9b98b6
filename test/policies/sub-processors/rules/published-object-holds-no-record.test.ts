import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedObjectHoldsNoRecord } from "../../../../policies/sub-processors/rules/published-object-holds-no-record.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(publishedObjectHoldsNoRecord, {
  pass: [
    [object({})],

    [object({ key: "logo.SVG", contentType: "image/svg+xml" })],
  ],
  fail: [
    {
      stack: [
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
        object({ key: "customers.json", contentType: "application/json", content: '["ana@example.com"]' }),
      ],
      says: ["content holds what looks like an e-mail address."],
    },
  ],
  omitted: [
    {
      stack: [object({ contentType: null })],
      says: ["contentType is omitted, which no file of a site has."],
    },
  ],
  unknown: [
    {
      stack: [object({ key: UNKNOWN })],
      says: [
        "key is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function object(inputs: Properties) {
  return resource(types.aws.objectv2, {
    key: "index.html",
    contentType: "text/html; charset=utf-8",
    content: "<p>KAITALK</p>",
    ...inputs,
  });
}
