import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneRefusesEarlyData } from "../../../../policies/safeguards/rules/zone-refuses-early-data.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneRefusesEarlyData, {
  pass: [[setting("0rtt", { value: "off" }), setting("other", { value: "on" })]],
  fail: [
    {
      stack: [setting("0rtt", { value: "on" })],
      says: ['value of 0rtt is "on"; "off" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting 0rtt declared."] },
  ],
  omitted: [
    {
      stack: [setting("0rtt")],
      says: ['value of 0rtt is omitted (the vendor documents no default); "off" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("0rtt", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "off" })], says: [unknown("settingId")] },
  ],
});
