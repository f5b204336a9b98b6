import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderEnvironmentIsIsolated } from "../../../../policies/safeguards/rules/render-environment-is-isolated.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(renderEnvironmentIsIsolated, {
  pass: [[project({ production: { networkIsolated: true } })]],
  fail: [
    {
      stack: [project({ production: { networkIsolated: false } })],
      says: ["environments.production.networkIsolated is false; true is required."],
    },
  ],
  omitted: [
    {
      stack: [project({ production: {} })],
      says: [
        "environments.production.networkIsolated is omitted (the vendor documents no default); true is required.",
      ],
    },
  ],
  unknown: [
    {
      stack: [project({ production: { networkIsolated: UNKNOWN } })],
      says: [unknown("environments.production.networkIsolated")],
    },
  ],
});

function project(environments: Properties) {
  return resource(types.render.project, { environments });
}
