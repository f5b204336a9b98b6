import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderGroupIsDeclared } from "../../../../policies/safeguards/rules/render-group-is-declared.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked } from "../resources.ts";

const { envGroup, envGroupLink } = types.render;
const group = resource(envGroup, {}, { name: "shared" });
const stray = "envGroupId comes from no group of this stack, so nobody sees what services are told.";

describeRule(renderGroupIsDeclared, {
  pass: [[group, linked(resource(envGroupLink, { envGroupId: UNKNOWN }), "envGroupId", group)]],
  fail: [{ stack: [group, resource(envGroupLink, { envGroupId: "evg-elsewhere" })], says: [stray] }],
  omitted: [{ stack: [resource(envGroupLink)], says: [stray] }],
  unknown: "an unknown id of no group of this stack is refused as well",
});
