import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { dataStoreIsProtected } from "../../../../policies/safeguards/rules/data-store-is-protected.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, unknown } from "../resources.ts";

describeRule(dataStoreIsProtected, {
  pass: [
    [resource(types.neon.project, {}, { protect: true })],
    [resource(types.neon.database, {}, { protect: true }), bucket("site")],
    [{ ...bucket("recordings"), protect: true }],
  ],
  fail: [
    { stack: [resource(types.neon.project)], says: ["the resource option protect is off."] },
    { stack: [bucket("recordings")], says: ["the resource option protect is off."] },
    { stack: [bucket("site")], says: ["0 of at least 1 store of records declared."] },
  ],
  omitted: [{ stack: [bucket(null)], says: ["the resource option protect is off."] }],
  unknown: [{ stack: [bucket(UNKNOWN)], says: [unknown("name")] }],
});
