import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { cronJobDemandsTls13OfDatabase } from "../../../../policies/safeguards/rules/cron-job-demands-tls-1-3-of-database.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown, variables } from "../resources.ts";

const job = (values: Properties = {}) =>
  resource(types.render.cronJob, variables({ PGHOST: "db", ...values }), { name: "purge" });

describeRule(cronJobDemandsTls13OfDatabase, {
  pass: [
    [job({ NODE_OPTIONS: "--tls-min-v1.3" })],
    [job({ NODE_OPTIONS: "--tls-min-v1.3", PGSSLMINPROTOCOLVERSION: "TLSv1.2" })],
  ],
  fail: [
    "--tls-max-v1.2",
    "--tls-min-v1.0",
    "--tls-min-v1.2",
    "--tls-min-v1.3 --tls-max-v1.2",
    " --tls-min-v1.3",
    "",
  ].map((options) => ({
    stack: [job({ NODE_OPTIONS: options })],
    says: [`NODE_OPTIONS is ${JSON.stringify(options)}; only "--tls-min-v1.3" refuses an older TLS.`],
  })),
  // The code may refuse by itself: not shown, and not wrong. A variable that node-postgres ignores shows nothing.
  omitted: [job(), job({ PGSSLMINPROTOCOLVERSION: "TLSv1.3" })].map((holder) => ({
    stack: [holder],
    outcome: "not-applicable",
    says: ["NODE_OPTIONS is omitted, so only the code decides which TLS it refuses."],
  })),
  unknown: [{ stack: [job({ NODE_OPTIONS: UNKNOWN })], says: [unknown("envVars.NODE_OPTIONS.value")] }],
});
