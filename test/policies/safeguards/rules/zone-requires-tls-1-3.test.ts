import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneRequiresTls13 } from "../../../../policies/safeguards/rules/zone-requires-tls-1-3.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneRequiresTls13, {
  pass: [[setting("min_tls_version", { value: "1.3" }), setting("other", { value: "1.2" })]],
  fail: [
    {
      stack: [setting("min_tls_version", { value: "1.2" })],
      says: ['value of min_tls_version is "1.2"; "1.3" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting min_tls_version declared."] },
  ],
  omitted: [
    {
      stack: [setting("min_tls_version")],
      says: ['value of min_tls_version is omitted (the vendor documents no default); "1.3" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("min_tls_version", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "1.3" })], says: [unknown("settingId")] },
  ],
});
