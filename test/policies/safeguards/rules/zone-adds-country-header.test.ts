import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneAddsCountryHeader } from "../../../../policies/safeguards/rules/zone-adds-country-header.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneAddsCountryHeader, {
  pass: [[setting("ip_geolocation", { value: "on" }), setting("other", { value: "off" })]],
  fail: [
    {
      stack: [setting("ip_geolocation", { value: "off" })],
      says: ['value of ip_geolocation is "off"; "on" is required.'],
    },
    { stack: [setting("other")], says: ["0 of at least 1 zone setting ip_geolocation declared."] },
  ],
  omitted: [
    {
      stack: [setting("ip_geolocation")],
      says: ['value of ip_geolocation is omitted (the vendor documents no default); "on" is required.'],
    },
  ],
  unknown: [
    { stack: [setting("ip_geolocation", { value: UNKNOWN })], says: [unknown("value")] },
    { stack: [setting(UNKNOWN, { value: "on" })], says: [unknown("settingId")] },
  ],
});
