import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneSendsNoClientIpHeader } from "../../../../policies/safeguards/rules/zone-sends-no-client-ip-header.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneSendsNoClientIpHeader, {
  pass: [
    [setting("true_client_ip_header", { value: "off" }), setting("other", { value: "on" })],
    [setting("other")],
    [],
  ],
  fail: [
    {
      stack: [setting("true_client_ip_header", { value: "on" })],
      says: ['value of true_client_ip_header is "on"; "off" is required.'],
    },
  ],
  omitted: [
    {
      stack: [setting("true_client_ip_header")],
      says: [
        'value of true_client_ip_header is omitted (the vendor documents no default); "off" is required.',
      ],
    },
  ],
  unknown: [
    { stack: [setting("true_client_ip_header", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "off" })], says: [unknown("settingId")] },
  ],
});
