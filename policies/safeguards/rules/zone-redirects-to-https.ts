import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneRedirectsToHttps = defineRule({
  id: "zone-redirects-to-https",
  severity: "high",
  clauses: ["transit-encryption"],
  description: "A request over plain HTTP is redirected to HTTPS.",
  remediation: "Set the zone setting always_use_https to on.",
  ...settingIs("always_use_https", "on"),
});
