import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneKeepsNoRawLogs } from "../../../../policies/safeguards/rules/zone-keeps-no-raw-logs.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(zoneKeepsNoRawLogs, {
  pass: [[resource(types.cloudflare.logpullRetention, { flag: false })]],
  fail: [
    {
      stack: [resource(types.cloudflare.logpullRetention, { flag: true })],
      says: ["flag is true; false is required."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.logpullRetention)],
      says: ["flag is omitted (the vendor documents no default); false is required."],
    },
  ],
  unknown: [
    { stack: [resource(types.cloudflare.logpullRetention, { flag: UNKNOWN })], says: [unknown("flag")] },
  ],
});
