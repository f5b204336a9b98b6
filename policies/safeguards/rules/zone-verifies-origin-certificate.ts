import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneVerifiesOriginCertificate = defineRule({
  id: "zone-verifies-origin-certificate",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Cloudflare speaks TLS to the application and verifies its certificate.",
  remediation: "Set the zone setting ssl to strict.",
  ...settingIs("ssl", "strict"),
});
