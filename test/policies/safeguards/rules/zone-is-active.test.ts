import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneIsActive } from "../../../../policies/safeguards/rules/zone-is-active.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(zoneIsActive, {
  pass: [[zone({ paused: false, type: "full", status: "active" })]],
  fail: [
    {
      stack: [zone({ paused: true, type: "partial", status: "moved" })],
      says: [
        "paused is true, so visitors reach the application past Cloudflare.",
        'status is "moved", so Cloudflare does not answer for the zone.',
        'type is "partial", so others than this zone say where its names lead.',
      ],
    },
  ],
  omitted: [{ stack: [zone({})], says: [], outcome: "met" }],
  unknown: [{ stack: [zone({ paused: UNKNOWN })], says: [unknown("paused")] }],
});

function zone(inputs: Properties) {
  return resource(types.cloudflare.zone, { name: "kaitalk.online", ...inputs });
}
