import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderServiceInDeclaredRegion } from "../../../../policies/residency/rules/render-service-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderServiceInDeclaredRegion, {
  pass: [
    [resource(types.render.webService, { region: "oregon" })],
    [resource(types.render.cronJob, { region: "oregon" })],
    [resource(types.render.backgroundWorker, { region: "oregon" })],
    [resource(types.render.privateService, { region: "oregon" })],
    [resource(types.render.dedicatedIp, { region: "oregon" })],
    [resource(types.render.postgres, { region: "oregon" })],
    [resource(types.render.keyvalue, { region: "oregon" })],
    [resource(types.render.redis, { region: "oregon" })],
  ],
  fail: [
    {
      stack: [resource(types.render.webService, { region: "frankfurt" })],
      says: ['region is "frankfurt"; the register declares "oregon".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.render.webService)],
      says: ['region is omitted, so the vendor decides where the data is; the register declares "oregon".'],
    },
  ],
  unknown: [
    {
      stack: [resource(types.render.webService, { region: UNKNOWN })],
      says: [
        "region is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
