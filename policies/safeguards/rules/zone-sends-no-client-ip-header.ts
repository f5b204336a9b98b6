import { defineRule } from "../../kernel/rule.ts";
import { settingWouldBe } from "../zone-settings.ts";

export const zoneSendsNoClientIpHeader = defineRule({
  id: "zone-sends-no-client-ip-header",
  severity: "high",
  clauses: ["raw-ip-not-stored", "minimal-collection"],
  description: "No second header carries the visitor's raw address to the application.",
  remediation:
    "Set the zone setting true_client_ip_header to off, or leave it out below Cloudflare's Enterprise plan.",
  ...settingWouldBe("true_client_ip_header", "off"),
});
