import { defineRule } from "../../kernel/rule.ts";
import { settingsCalled } from "../zone-settings.ts";

const oneYear = 31_536_000;

export const zoneDeclaresStrictTransport = defineRule({
  id: "zone-declares-strict-transport",
  severity: "high",
  clauses: ["transit-encryption"],
  description:
    "Browsers are told for a year at least to reach the domain and its subdomains over HTTPS only.",
  remediation:
    "Declare strict_transport_security with enabled, a max_age of a year or more, and include_subdomains.",
  subjects: settingsCalled("security_header"),
  messages: {
    off: "strict_transport_security.enabled is {actual}.",
    short: "strict_transport_security.max_age is {actual}; a year is {year} seconds.",
    partial: "strict_transport_security.include_subdomains is {actual}.",
  },
  check(setting, violated) {
    const read = (name: string) => setting.read(`value.strict_transport_security.${name}`);
    const [enabled, age, subdomains] = [read("enabled"), read("max_age"), read("include_subdomains")];
    if (enabled.value !== true) violated("off", { actual: enabled });
    if (Number(age.value ?? 0) < oneYear) violated("short", { actual: age, year: oneYear });
    if (subdomains.value !== true) violated("partial", { actual: subdomains });
  },
});
