import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { randomKeyIsLongEnough } from "../../../../policies/safeguards/rules/random-key-is-long-enough.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(randomKeyIsLongEnough, {
  pass: [[resource(types.random.bytes, { length: 32 })], [resource(types.random.bytes, { length: 64 })]],
  fail: [
    { stack: [resource(types.random.bytes, { length: 31 })], says: ["length is 31; 32 bytes are required."] },
    { stack: [], says: [`0 of at least 1 ${types.random.bytes} declared.`] },
  ],
  omitted: [{ stack: [resource(types.random.bytes)], says: ["length is omitted; 32 bytes are required."] }],
  unknown: [{ stack: [resource(types.random.bytes, { length: UNKNOWN })], says: [unknown("length")] }],
});
