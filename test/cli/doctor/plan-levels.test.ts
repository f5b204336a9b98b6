import { expect, it } from "vitest";
import { planLevelNeeds } from "../../../cli/doctor/plan-levels.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

const day = 86_400;
const levels = (type: string, inputs: Parameters<typeof resource>[1] = {}) =>
  planLevelNeeds([resource(type, inputs)]).map(({ what }) => what.split(":")[0]);

it.each([
  [{ historyRetentionSeconds: 6 * 3_600 }, []],
  [{ historyRetentionSeconds: day }, ["Plan Launch or higher"]],
  [{ defaultBranchProtected: true }, ["Plan Launch or higher"]],
  [{ historyRetentionSeconds: 8 * day }, ["Plan Scale", "Plan Launch or higher"]],
  [{ allowedIps: ["203.0.113.7"] }, ["Plan Scale"]],
])("Neon with %j", (inputs, expected) => {
  expect(levels(types.neon.project, inputs)).toEqual(expected);
});

it("asks for a level only where the stack needs it, and never claims that it is there", () => {
  expect(planLevelNeeds([])).toEqual([]);
  const needs = planLevelNeeds([
    resource(types.cloudflare.r2Bucket, {}),
    resource(types.postmark.server, {}),
  ]);
  expect(needs.map(({ area, standing }) => [area, standing])).toEqual([
    ["Cloudflare", "confirm"],
    ["Postmark", "confirm"],
  ]);
  expect(levels(types.render.webService, { ipAllowLists: [] })).toContain("Plan Enterprise");
  expect(levels(types.cloudflare.zoneSetting, { settingId: "true_client_ip_header" })).toEqual([
    "Plan Enterprise",
  ]);
  expect(levels(types.cloudflare.zoneSetting, { settingId: "ssl" })).toEqual([]);
});
