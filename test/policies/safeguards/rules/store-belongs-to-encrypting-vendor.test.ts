import { storeBelongsToEncryptingVendor } from "../../../../policies/safeguards/rules/store-belongs-to-encrypting-vendor.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket } from "../resources.ts";

describeRule(storeBelongsToEncryptingVendor, {
  pass: [[], [bucket("documents"), resource(types.neon.database)]],
  fail: [
    {
      stack: [resource(types.render.postgres), resource(types.cloudflare.workersKv)],
      says: [
        `${types.render.postgres} is a store outside Neon and R2.`,
        `${types.cloudflare.workersKv} is a store outside Neon and R2.`,
      ],
    },
  ],
  omitted: "The rule reads no property.",
  unknown: "The rule reads no property.",
});
