import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneOffersTls13 = defineRule({
  id: "zone-offers-tls-1-3",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "The zone offers TLS 1.3 to every visitor, without early data.",
  remediation: "Set the zone setting tls_1_3 to on (zrt would add early data).",
  ...settingIs("tls_1_3", "on"),
});
