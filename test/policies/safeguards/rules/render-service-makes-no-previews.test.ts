import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderServiceMakesNoPreviews } from "../../../../policies/safeguards/rules/render-service-makes-no-previews.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(renderServiceMakesNoPreviews, {
  pass: [
    [
      resource(types.render.webService, {
        previews: { generation: "off" },
        pullRequestPreviewsEnabled: false,
      }),
    ],
  ],
  fail: [
    {
      stack: [resource(types.render.webService, { previews: { generation: "manual" } })],
      says: ['previews.generation is "manual"; "off" is required.'],
    },
    {
      stack: [resource(types.render.staticSite, { pullRequestPreviewsEnabled: true })],
      says: ["pullRequestPreviewsEnabled is true; leave it out or set false."],
    },
  ],
  omitted: [
    { stack: [resource(types.render.webService)], says: [], outcome: "met" },
    { stack: [resource(types.render.privateService)], says: [], outcome: "met" },
    { stack: [resource(types.render.backgroundWorker)], says: [], outcome: "met" },
    { stack: [resource(types.render.staticSite)], says: [], outcome: "met" },
  ],
  unknown: [
    {
      stack: [resource(types.render.webService, { previews: { generation: UNKNOWN } })],
      says: [unknown("previews.generation")],
    },
  ],
});
