import { guardedChangeNotIgnored } from "../../../../policies/safeguards/rules/guarded-change-not-ignored.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(guardedChangeNotIgnored, {
  pass: [[resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.project, {}, { ignoreChanges: ["regionId", "hipaa"] })],
      says: ["ignoreChanges names regionId, hipaa, so the declared value may not be the real one."],
    },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: "The engine knows every resource option before it acts.",
});
