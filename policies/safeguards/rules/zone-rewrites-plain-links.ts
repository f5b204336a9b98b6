import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneRewritesPlainLinks = defineRule({
  id: "zone-rewrites-plain-links",
  severity: "medium",
  clauses: ["transit-encryption"],
  description: "Links of our pages that name plain HTTP are rewritten to HTTPS.",
  remediation: "Set the zone setting automatic_https_rewrites to on.",
  ...settingIs("automatic_https_rewrites", "on"),
});
