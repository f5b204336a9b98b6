import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderServiceJoinsEnvironment } from "../../../../policies/safeguards/rules/render-service-joins-environment.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderServiceJoinsEnvironment, {
  pass: [[resource(types.render.webService, { environmentId: UNKNOWN })]],
  fail: [
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
  unknown: "An id that Render gives is one whatever it is; the first pass shows it.",
});
