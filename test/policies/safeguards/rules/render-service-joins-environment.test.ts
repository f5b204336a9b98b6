import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderServiceJoinsEnvironment } from "../../../../policies/safeguards/rules/render-service-joins-environment.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked } from "../resources.ts";

const project = resource(types.render.project, {}, { name: "project" });
const service = resource(types.render.webService, { environmentId: UNKNOWN });

describeRule(renderServiceJoinsEnvironment, {
  pass: [[project, linked(service, "environmentId", project)]],
  fail: [
    {
      stack: [project, resource(types.render.webService, { environmentId: "evm-of-another" })],
      says: ["environmentId comes from no project of this stack, so nobody sees how it is protected."],
    },
    {
      stack: [resource(types.render.cronJob, { environmentId: null })],
      says: ["environmentId is omitted, so no environment protects the service."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.render.envGroup)],
      says: ["environmentId is omitted, so no environment protects the service."],
    },
  ],
  unknown: [
    {
      stack: [project, service],
      says: ["environmentId comes from no project of this stack, so nobody sees how it is protected."],
      outcome: "violated",
    },
  ],
});
