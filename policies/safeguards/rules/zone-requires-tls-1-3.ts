import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { settingIs } from "../zone-settings.ts";

export const zoneRequiresTls13 = defineRule({
  id: "zone-requires-tls-1-3",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "The zone refuses every TLS version below the promised one.",
  remediation: "Set the zone setting min_tls_version to the promised version, as a text.",
  ...settingIs("min_tls_version", String(clause("transit-encryption").requires.minTlsVersion)),
});
