import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneVerifiesOriginCertificate } from "../../../../policies/safeguards/rules/zone-verifies-origin-certificate.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneVerifiesOriginCertificate, {
  pass: [[setting("ssl", { value: "strict" }), setting("other", { value: "full" })]],
  fail: [
    {
      stack: [setting("ssl", { value: "full" })],
      says: ['value of ssl is "full"; "strict" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting ssl declared."] },
  ],
  omitted: [
    {
      stack: [setting("ssl")],
      says: ['value of ssl is omitted (the vendor documents no default); "strict" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("ssl", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "strict" })], says: [unknown("settingId")] },
  ],
});
