import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { guardedSettings, promiseOfSetting } from "../zone-settings.ts";
import { zoneName, zoneOf, zonesIn } from "../zones.ts";

export const zoneDeclaresEveryGuard = defineRule({
  id: "zone-declares-every-guard",
  severity: "critical",
  clauses: ["transit-encryption", "raw-ip-not-stored"],
  description: "Every zone that the stack uses declares each guarded setting, its transforms and DNSSEC.",
  remediation: "Declare the missing setting for the zone; Cloudflare's own value may be weaker.",
  subjects: { types: [types.cloudflare.zoneSetting] },
  messages: {
    noZone: "no zone is declared or named.",
    missing: "zone {zone} does not declare {setting}.",
    untold:
      "zone {zone} does not declare its managed transforms, so what its console turned on may add to requests.",
    unsigned: "zone {zone} does not declare DNSSEC.",
  },
  checkStack(stack, violated) {
    const zones = zonesIn(stack);
    if (zones.size === 0) violated("noZone");
    const settingsOf = Map.groupBy(stack.ofType(types.cloudflare.zoneSetting), zoneOf);
    const told = new Set(stack.ofType(types.cloudflare.managedTransforms).map(zoneOf));
    const signed = new Set(stack.ofType(types.cloudflare.zoneDnssec).map(zoneOf));
    for (const key of zones) {
      const zone = zoneName(key);
      const settings = settingsOf.get(key) ?? [];
      const declared = new Set(settings.map((setting) => setting.read("settingId").value));
      for (const setting of guardedSettings.filter((id) => !declared.has(id)))
        violated("missing", { zone, setting }, { breaks: [promiseOfSetting(setting)] });
      if (!told.has(key)) violated("untold", { zone }, { breaks: ["raw-ip-not-stored"] });
      if (!signed.has(key)) violated("unsigned", { zone }, { breaks: ["transit-encryption"] });
    }
  },
});
