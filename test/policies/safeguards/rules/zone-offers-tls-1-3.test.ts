import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneOffersTls13 } from "../../../../policies/safeguards/rules/zone-offers-tls-1-3.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneOffersTls13, {
  pass: [[setting("tls_1_3", { value: "on" }), setting("other", { value: "zrt" })]],
  fail: [
    {
      stack: [setting("tls_1_3", { value: "zrt" })],
      says: ['value of tls_1_3 is "zrt"; "on" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting tls_1_3 declared."] },
  ],
  omitted: [
    {
      stack: [setting("tls_1_3")],
      says: ['value of tls_1_3 is omitted (the vendor documents no default); "on" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("tls_1_3", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "on" })], says: [unknown("settingId")] },
  ],
});
