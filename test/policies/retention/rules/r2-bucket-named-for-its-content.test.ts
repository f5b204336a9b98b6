import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2BucketNamedForItsContent } from "../../../../policies/retention/rules/r2-bucket-named-for-its-content.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket } from "../stack.ts";

describeRule(r2BucketNamedForItsContent, {
  pass: [
    [bucket("kaitalk-prod-documents")],
    [bucket("kaitalk-prod-recordings")],
    [bucket("kaitalk-prod-site")],
  ],
  fail: [
    {
      stack: [bucket("kaitalk-prod-exports")],
      says: [
        'name is "kaitalk-prod-exports"; it ends in none of -recordings, -documents, -site, so no promise bounds the bucket\'s objects.',
      ],
    },
    {
      stack: [bucket("documents")],
      says: [
        'name is "documents"; it ends in none of -recordings, -documents, -site, so no promise bounds the bucket\'s objects.',
      ],
    },
  ],
  omitted: [
    {
      stack: [bucket("nameless", { name: null })],
      says: [
        "name is omitted; it ends in none of -recordings, -documents, -site, so no promise bounds the bucket's objects.",
      ],
    },
  ],
  unknown: [
    {
      stack: [bucket("later", { name: UNKNOWN })],
      says: [
        "name is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
