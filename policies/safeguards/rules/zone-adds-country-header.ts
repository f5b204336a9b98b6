import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneAddsCountryHeader = defineRule({
  id: "zone-adds-country-header",
  severity: "medium",
  clauses: ["raw-ip-not-stored"],
  description:
    "Cloudflare tells the application the country of a request, so that no address is kept or looked up for it.",
  remediation: "Set the zone setting ip_geolocation to on; the application reads the country header.",
  ...settingIs("ip_geolocation", "on"),
});
