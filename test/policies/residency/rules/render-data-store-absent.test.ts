import { renderDataStoreAbsent } from "../../../../policies/residency/rules/render-data-store-absent.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderDataStoreAbsent, {
  pass: [[], [resource(types.render.webService)]],
  fail: [types.render.postgres, types.render.keyvalue, types.render.redis].map((type) => ({
    stack: [resource(type, { region: "oregon" }, { name: "cache" })],
    says: ["cache would keep data on Render; the register says that nothing is stored there."],
  })),
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
