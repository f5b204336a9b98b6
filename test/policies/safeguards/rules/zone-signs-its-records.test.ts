import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneSignsItsRecords } from "../../../../policies/safeguards/rules/zone-signs-its-records.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(zoneSignsItsRecords, {
  pass: [[resource(types.cloudflare.zoneDnssec, { status: "active" })]],
  fail: [
    {
      stack: [resource(types.cloudflare.zoneDnssec, { status: "disabled" })],
      says: ['status is "disabled"; "active" is required.'],
    },
    { stack: [], says: [`0 of at least 1 ${types.cloudflare.zoneDnssec} declared.`] },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.zoneDnssec)],
      says: ['status is omitted (the vendor documents no default); "active" is required.'],
    },
  ],
  unknown: [
    { stack: [resource(types.cloudflare.zoneDnssec, { status: UNKNOWN })], says: [unknown("status")] },
  ],
});
