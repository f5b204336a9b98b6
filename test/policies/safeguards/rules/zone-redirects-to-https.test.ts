import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneRedirectsToHttps } from "../../../../policies/safeguards/rules/zone-redirects-to-https.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneRedirectsToHttps, {
  pass: [[setting("always_use_https", { value: "on" }), setting("other", { value: "off" })]],
  fail: [
    {
      stack: [setting("always_use_https", { value: "off" })],
      says: ['value of always_use_https is "off"; "on" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting always_use_https declared."] },
  ],
  omitted: [
    {
      stack: [setting("always_use_https")],
      says: ['value of always_use_https is omitted (the vendor documents no default); "on" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("always_use_https", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "on" })], says: [unknown("settingId")] },
  ],
});
