import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneDeclaresEveryGuard } from "../../../../policies/safeguards/rules/zone-declares-every-guard.ts";
import { guardedSettings } from "../../../../policies/safeguards/zone-settings.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked, setting, unknown } from "../resources.ts";

const zone = resource(types.cloudflare.zone, { name: "kaitalk.online" }, { name: "main" });
const guards = guardedSettings.map((id) => setting(id));
const transforms = resource(types.cloudflare.managedTransforms, { zoneId: "z" });
const untold = (zone: string) =>
  `zone ${zone} does not declare its managed transforms, so what its console turned on may add to requests.`;
const dnssec = resource(types.cloudflare.zoneDnssec, { zoneId: "z" });

describeRule(zoneDeclaresEveryGuard, {
  pass: [
    [...guards, dnssec, transforms],
    [zone, ...[...guards, dnssec, transforms].map((guard) => linked(guard, "zoneId", zone))],
  ],
  fail: [
    { stack: [], says: ["no zone is declared or named."] },
    { stack: [...guards, transforms], says: ["zone z does not declare DNSSEC."] },
    { stack: [...guards, dnssec], says: [untold("z")] },
    { stack: [...guards.slice(1), dnssec, transforms], says: ["zone z does not declare min_tls_version."] },
    {
      stack: [...guards, dnssec, transforms, resource(types.cloudflare.zoneDnssec, { zoneId: "second" })],
      says: [...guardedSettings.map((id) => `zone second does not declare ${id}.`), untold("second")],
    },
  ],
  omitted: [
    {
      stack: [zone, ...[...guards, transforms].map((guard) => linked(guard, "zoneId", zone))],
      says: ["zone main does not declare DNSSEC."],
    },
  ],
  unknown: [
    {
      stack: [...guards, transforms, resource(types.cloudflare.zoneDnssec, { zoneId: UNKNOWN })],
      says: [unknown("zoneId")],
    },
  ],
});
