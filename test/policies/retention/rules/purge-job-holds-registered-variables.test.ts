import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobHoldsRegisteredVariables } from "../../../../policies/retention/rules/purge-job-holds-registered-variables.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

const unlisted = (name: string) => `${name} is no variable of the purge job; it could keep it from deleting.`;

describeRule(purgeJobHoldsRegisteredVariables, {
  pass: [[purgeJob()], [purgeJob({ PGHOST: UNKNOWN, NODE_VERSION: "24", PGPORT: "5432" })]],
  fail: [
    ...["PGOPTIONS", "PGSERVICEFILE", "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "pghost", "PGSSLMODE "].map(
      (name) => ({
        stack: [purgeJob({ [name]: "x" })],
        says: [unlisted(name)],
      }),
    ),
    {
      stack: [purgeJob({ PGPORT: "1" })],
      says: ['envVars.PGPORT.value is "1"; register/environment.yaml allows "5432" only.'],
    },
    {
      stack: [purgeJob({ NODE_VERSION: "18" })],
      says: ['envVars.NODE_VERSION.value is "18"; register/environment.yaml allows "24" only.'],
    },
    {
      stack: [purgeJob({ NODE_OPTIONS: "--import=data:text/javascript,process.exit(0)" })],
      says: [
        'envVars.NODE_OPTIONS.value is "--import=data:text/javascript,process.exit(0)"; register/environment.yaml allows "--tls-min-v1.3" only.',
      ],
    },
  ],
  omitted: "A variable that is missing is purge-job-reaches-database or purge-job-told-….",
  unknown: [
    {
      stack: [purgeJob({ PGPORT: UNKNOWN })],
      says: [
        "envVars.PGPORT.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
