import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { bucketNamesItsReaders } from "../../../../policies/safeguards/rules/bucket-names-its-readers.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(bucketNamesItsReaders, {
  pass: [[cors(["https://kaitalk.online"])]],
  fail: [
    { stack: [cors(["*"])], says: ['rules[0] allows the origin "*".'] },
    {
      stack: [cors(["https://kaitalk.online", "http://kaitalk.online", "https://*.kaitalk.online"])],
      says: [
        'rules[0] allows the origin "http://kaitalk.online".',
        'rules[0] allows the origin "https://*.kaitalk.online".',
      ],
    },
  ],
  omitted: [{ stack: [resource(types.cloudflare.r2BucketCors)], says: [], outcome: "met" }],
  unknown: [{ stack: [cors(UNKNOWN)], says: [unknown("rules[0].allowed.origins")] }],
});

function cors(origins: Value) {
  return resource(types.cloudflare.r2BucketCors, { rules: [{ allowed: { origins, methods: ["GET"] } }] });
}
