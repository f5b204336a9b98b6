import { HIDDEN, type Properties, Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { environmentVariableAsListed } from "../../../../policies/sub-processors/rules/environment-variable-as-listed.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const service = (envVars: Properties) => resource(types.render.webService, { envVars });
const hidden = "so the rule cannot be checked; judge the program, or a state exported with --show-secrets.";

describeRule(environmentVariableAsListed, {
  pass: [
    [service({ NODE_ENV: { value: "production" }, PGPORT: { value: "5432" }, PGHOST: { value: UNKNOWN } })],
    [
      service({
        SESSION_SECRET: { value: new Secret(HIDDEN) },
        STRIPE_API_VERSION: { value: "2026-10-28.endive" },
      }),
    ],
    [service({ PGHOST: { value: "ep-calm-sea-123456.us-east-1.aws.neon.tech" } })],
    // What is on no list is another rule's.
    [service({ SOMETHING: { value: "anything" } })],
  ],
  fail: [
    {
      stack: [service({ NODE_OPTIONS: { value: "--tls-max-v1.2" } })],
      says: ['envVars.NODE_OPTIONS.value is "--tls-max-v1.2"; the register allows --tls-min-v1.3.'],
    },
    {
      stack: [service({ STRIPE_API_VERSION: { value: "latest" } })],
      says: [
        'envVars.STRIPE_API_VERSION.value is "latest"; the register allows ^\\d{4}-\\d{2}-\\d{2}\\.[a-z]+$.',
      ],
    },
    {
      stack: [service({ SESSION_SECRET: { value: new Secret("Server=db.example.com;Pwd=x") } })],
      says: ["envVars.SESSION_SECRET.value is no credential, which the register says that it is."],
    },
    {
      stack: [
        service({
          HEALTH_DATA_KEY_VERSION: { value: "one" },
          PGHOST: { value: "a.example.com,b.example.com" },
        }),
      ],
      says: [
        "envVars.HEALTH_DATA_KEY_VERSION.value is no number, which the register says that it is.",
        "envVars.PGHOST.value is no host, which the register says that it is.",
      ],
    },
  ],
  omitted: [
    {
      stack: [service({ NODE_ENV: {} })],
      says: ["envVars.NODE_ENV.value is omitted; the register allows production."],
    },
  ],
  unknown: [
    {
      stack: [service({ NODE_ENV: { value: new Secret(HIDDEN) } })],
      says: [`envVars.NODE_ENV.value is a secret whose content is not shown here, ${hidden}`],
    },
  ],
});
