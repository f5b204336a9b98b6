import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { randomKeyCanBeRotated } from "../../../../policies/safeguards/rules/random-key-can-be-rotated.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(randomKeyCanBeRotated, {
  pass: [[resource(types.random.bytes, { keepers: { version: "1" } })]],
  fail: [
    {
      stack: [resource(types.random.bytes, { keepers: {} })],
      says: ["keepers is empty, so nothing rotates the key."],
    },
  ],
  omitted: [
    { stack: [resource(types.random.bytes)], says: ["keepers is empty, so nothing rotates the key."] },
  ],
  unknown: [{ stack: [resource(types.random.bytes, { keepers: UNKNOWN })], says: [unknown("keepers")] }],
});
