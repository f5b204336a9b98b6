import { r2MigrationAbsent } from "../../../../policies/residency/rules/r2-migration-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(r2MigrationAbsent, {
  pass: [[], [resource(types.cloudflare.r2Bucket)]],
  fail: [
    {
      stack: [resource(types.cloudflare.r2BucketSippy, {})],
      says: ["Sippy couples the bucket to another cloud, which is not on the list."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
