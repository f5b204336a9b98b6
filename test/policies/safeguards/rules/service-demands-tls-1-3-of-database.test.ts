import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceDemandsTls13OfDatabase } from "../../../../policies/safeguards/rules/service-demands-tls-1-3-of-database.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, unknown } from "../resources.ts";

describeRule(serviceDemandsTls13OfDatabase, {
  pass: [[application({ PGSSLMINPROTOCOLVERSION: "TLSv1.3" })]],
  fail: [
    {
      stack: [application({ PGSSLMINPROTOCOLVERSION: "TLSv1.2" })],
      says: ['PGSSLMINPROTOCOLVERSION is "TLSv1.2"; the register declares "TLSv1.3".'],
    },
  ],
  omitted: [
    {
      stack: [application()],
      says: ['PGSSLMINPROTOCOLVERSION is omitted; the register declares "TLSv1.3".'],
    },
  ],
  unknown: [
    {
      stack: [application({ PGSSLMINPROTOCOLVERSION: UNKNOWN })],
      says: [unknown("envVars.PGSSLMINPROTOCOLVERSION.value")],
    },
  ],
});
