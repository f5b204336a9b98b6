import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const hostnameKeepsTlsMinimum = defineRule({
  id: "hostname-keeps-tls-minimum",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "No single hostname accepts a TLS version below the promised one.",
  remediation: "Remove the hostname's own setting, or set it to the promised version.",
  subjects: {
    types: [types.cloudflare.hostnameTlsSetting],
    where: (setting) => setting.read("settingId").value === "min_tls_version",
  },
  messages: { lower: 'value is {actual}; the register declares "{declared}".' },
  check(setting, violated) {
    const declared = clause("transit-encryption").requires.minTlsVersion;
    const actual = setting.read("value");
    if (actual.value !== declared) violated("lower", { actual, declared });
  },
});
