import { HIDDEN, type Properties, Secret } from "../../../../policies/kernel/resource.ts";
import { environmentVariableListed } from "../../../../policies/sub-processors/rules/environment-variable-listed.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const service = (inputs: Properties) => resource(types.render.webService, inputs);
const whose = (path: string) => `${path} is on no list: whose is it, and what does it lead to or switch?`;

describeRule(environmentVariableListed, {
  pass: [
    [service({ envVars: { PGHOST: { value: "x" }, HEALTH_DATA_KEY_12: { value: new Secret(HIDDEN) } } })],
    [resource(types.render.envGroup, { envVars: {} })],
  ],
  fail: [
    {
      stack: [service({ envVars: { OPENAI_API_KEY: { value: "x" } } })],
      says: [whose("envVars.OPENAI_API_KEY")],
    },
    { stack: [service({ envVars: { pghost: { value: "x" } } })], says: [whose("envVars.pghost")] },
    {
      stack: [service({ envVars: { HEALTH_DATA_KEY_: { value: "x" } } })],
      says: [whose("envVars.HEALTH_DATA_KEY_")],
    },
    { stack: [service({ secretFiles: { ".env": { content: "x" } } })], says: [whose("secretFiles..env")] },
    {
      stack: [service({}), resource(types.render.envGroup, { envVars: { DD_SITE: { value: "x" } } })],
      says: [whose("envVars.DD_SITE")],
    },
  ],
  omitted: [{ stack: [service({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [service({ envVars: new Secret(HIDDEN) })],
      says: [
        "envVars is a secret whose content is not shown here, so the rule cannot be checked; judge the program, or a state exported with --show-secrets.",
      ],
    },
  ],
});
