import { placeChangeNotIgnored } from "../../../../policies/residency/rules/place-change-not-ignored.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(placeChangeNotIgnored, {
  pass: [[resource(types.neon.project)], [resource(types.neon.project, {}, { ignoreChanges: ["name"] })]],
  fail: ["regionId", "*"].map((property) => ({
    stack: [resource(types.neon.project, {}, { ignoreChanges: ["name", property] })],
    says: [`ignoreChanges names ${property}, so the declared place may not be the real one.`],
  })),
  omitted: [{ stack: [resource(types.cloudflare.r2Bucket)], says: [], outcome: "met" }],
  unknown: "Options of a resource are always known.",
});
