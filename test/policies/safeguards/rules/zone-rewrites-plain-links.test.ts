import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneRewritesPlainLinks } from "../../../../policies/safeguards/rules/zone-rewrites-plain-links.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneRewritesPlainLinks, {
  pass: [[setting("automatic_https_rewrites", { value: "on" }), setting("other", { value: "off" })]],
  fail: [
    {
      stack: [setting("automatic_https_rewrites", { value: "off" })],
      says: ['value of automatic_https_rewrites is "off"; "on" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting automatic_https_rewrites declared."] },
  ],
  omitted: [
    {
      stack: [setting("automatic_https_rewrites")],
      says: [
        'value of automatic_https_rewrites is omitted (the vendor documents no default); "on" is required.',
      ],
    },
  ],
  unknown: [
    { stack: [setting("automatic_https_rewrites", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "on" })], says: [unknown("settingId")] },
  ],
});
