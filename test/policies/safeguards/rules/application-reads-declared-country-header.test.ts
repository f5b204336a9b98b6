import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { applicationReadsDeclaredCountryHeader } from "../../../../policies/safeguards/rules/application-reads-declared-country-header.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, unknown } from "../resources.ts";

describeRule(applicationReadsDeclaredCountryHeader, {
  pass: [[application({ COUNTRY_HEADER: "CF-IPCountry" })]],
  fail: [
    {
      stack: [application({ COUNTRY_HEADER: "CF-Connecting-IP" })],
      says: ['COUNTRY_HEADER is "CF-Connecting-IP"; the register declares "CF-IPCountry".'],
    },
    {
      stack: [resource(types.render.webService)],
      says: ["0 of at least 1 application with a database declared."],
    },
  ],
  omitted: [
    { stack: [application()], says: ['COUNTRY_HEADER is omitted; the register declares "CF-IPCountry".'] },
  ],
  unknown: [
    { stack: [application({ COUNTRY_HEADER: UNKNOWN })], says: [unknown("envVars.COUNTRY_HEADER.value")] },
  ],
});
