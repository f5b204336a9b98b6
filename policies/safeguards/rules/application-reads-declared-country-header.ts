import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { applications } from "../environment.ts";

export const applicationReadsDeclaredCountryHeader = defineRule({
  id: "application-reads-declared-country-header",
  severity: "high",
  clauses: ["raw-ip-not-stored"],
  description:
    "The application takes the country from the header that carries nothing else, never from an address.",
  remediation: "Set COUNTRY_HEADER to the header that the register names.",
  subjects: applications,
  messages: { other: 'COUNTRY_HEADER is {actual}; the register declares "{declared}".' },
  check(application, violated) {
    const declared = clause("raw-ip-not-stored").requires.countryHeader;
    const actual = application.read("envVars.COUNTRY_HEADER.value");
    if (actual.value !== declared) violated("other", { actual, declared });
  },
});
