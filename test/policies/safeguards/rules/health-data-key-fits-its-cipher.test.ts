import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { healthDataKeyFitsItsCipher } from "../../../../policies/safeguards/rules/health-data-key-fits-its-cipher.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(healthDataKeyFitsItsCipher, {
  pass: [
    [key({ length: 32 })],
    [key({ length: 32 }), resource(types.random.bytes, { length: 64 }, { name: "pepper" })],
  ],
  fail: [
    { stack: [key({ length: 64 })], says: ["length is 64; 32 bytes are required."] },
    {
      stack: [{ ...key({ length: 32 }), protect: false }],
      says: ["the resource option protect is off, and without the key what it encrypted is lost."],
    },
    {
      stack: [resource(types.random.bytes, { length: 32 })],
      says: ["0 of at least 1 random key whose name starts with health-data-key declared."],
    },
  ],
  omitted: [{ stack: [key({})], says: ["length is omitted; 32 bytes are required."] }],
  unknown: [{ stack: [key({ length: UNKNOWN })], says: [unknown("length")] }],
});

function key(inputs: Properties) {
  return resource(types.random.bytes, inputs, { name: "health-data-key-1", protect: true });
}
