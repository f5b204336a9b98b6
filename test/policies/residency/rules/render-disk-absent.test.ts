import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderDiskAbsent } from "../../../../policies/residency/rules/render-disk-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderDiskAbsent, {
  pass: [
    [resource(types.render.webService)],
    [resource(types.render.privateService)],
    [resource(types.render.backgroundWorker, { disk: null })],
  ],
  fail: [
    {
      stack: [resource(types.render.webService, { disk: { name: "data", mountPath: "/data", sizeGb: 1 } })],
      says: ["disk is declared, so what the application writes would stay on Render."],
    },
    {
      stack: [resource(types.render.webService, { disk: UNKNOWN })],
      says: ["disk is declared, so what the application writes would stay on Render."],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: "A disk is one whatever is known of it; the second failure shows it.",
});
