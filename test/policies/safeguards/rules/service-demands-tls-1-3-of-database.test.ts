import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceDemandsTls13OfDatabase } from "../../../../policies/safeguards/rules/service-demands-tls-1-3-of-database.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, unknown } from "../resources.ts";

describeRule(serviceDemandsTls13OfDatabase, {
  pass: [
    [application({ NODE_OPTIONS: "--tls-min-v1.3" })],
    [application({ NODE_OPTIONS: "--tls-min-v1.3", PGSSLMINPROTOCOLVERSION: "TLSv1.2" })],
  ],
  fail: [
    "--tls-max-v1.2",
    "--tls-min-v1.0",
    "--tls-min-v1.2",
    "--tls-min-v1.3 --tls-max-v1.2",
    " --tls-min-v1.3",
    "",
  ].map((options) => ({
    stack: [application({ NODE_OPTIONS: options })],
    says: [`NODE_OPTIONS is ${JSON.stringify(options)}; only "--tls-min-v1.3" refuses an older TLS.`],
  })),
  // The code may refuse by itself: not shown, and not wrong. A variable that node-postgres ignores shows nothing.
  omitted: [application(), application({ PGSSLMINPROTOCOLVERSION: "TLSv1.3" })].map((holder) => ({
    stack: [holder],
    outcome: "not-applicable",
    says: ["NODE_OPTIONS is omitted, so only the code decides which TLS it refuses."],
  })),
  unknown: [
    { stack: [application({ NODE_OPTIONS: UNKNOWN })], says: [unknown("envVars.NODE_OPTIONS.value")] },
  ],
});
