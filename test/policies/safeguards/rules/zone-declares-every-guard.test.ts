import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneDeclaresEveryGuard } from "../../../../policies/safeguards/rules/zone-declares-every-guard.ts";
import { guardedSettings } from "../../../../policies/safeguards/zone-settings.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked, setting, unknown } from "../resources.ts";

const zone = resource(types.cloudflare.zone, { name: "kaitalk.online" }, { name: "main" });
const guards = guardedSettings.map((id) => setting(id));
const dnssec = resource(types.cloudflare.zoneDnssec, { zoneId: "z" });

describeRule(zoneDeclaresEveryGuard, {
  pass: [
    [...guards, dnssec],
    [zone, ...guards.map((guard) => linked(guard, "zoneId", zone)), linked(dnssec, "zoneId", zone)],
  ],
  fail: [
    { stack: [], says: ["no zone is declared or named."] },
    { stack: [...guards], says: ["zone z does not declare DNSSEC."] },
    { stack: [...guards.slice(1), dnssec], says: ["zone z does not declare min_tls_version."] },
    {
      stack: [...guards, dnssec, resource(types.cloudflare.zoneDnssec, { zoneId: "second" })],
      says: guardedSettings.map((id) => `zone second does not declare ${id}.`),
    },
  ],
  omitted: [
    {
      stack: [zone, ...guards.map((guard) => linked(guard, "zoneId", zone))],
      says: ["zone main does not declare DNSSEC."],
    },
  ],
  unknown: [
    {
      stack: [...guards, resource(types.cloudflare.zoneDnssec, { zoneId: UNKNOWN })],
      says: [unknown("zoneId")],
    },
  ],
});
