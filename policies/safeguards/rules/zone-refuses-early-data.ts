import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneRefusesEarlyData = defineRule({
  id: "zone-refuses-early-data",
  severity: "high",
  clauses: ["transit-encryption"],
  description: "No request is taken from early data, which an attacker can replay.",
  remediation: "Set the zone setting 0rtt to off.",
  ...settingIs("0rtt", "off"),
});
