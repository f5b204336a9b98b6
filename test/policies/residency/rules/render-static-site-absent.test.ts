import { renderStaticSiteAbsent } from "../../../../policies/residency/rules/render-static-site-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderStaticSiteAbsent, {
  pass: [[], [resource(types.render.webService)]],
  fail: [
    {
      stack: [resource(types.render.staticSite, {})],
      says: ["A static site has no region: Render serves it from a network around the world."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
