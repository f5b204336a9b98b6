import { storeBelongsToEncryptingVendor } from "../../../../policies/safeguards/rules/store-belongs-to-encrypting-vendor.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket } from "../resources.ts";

const { postgres, keyvalue, redis } = types.render;
const { queue, d1Database, workersKv, workersKvNamespace, hyperdriveConfig, image, stream } =
  types.cloudflare;
const others = [
  ...[postgres, keyvalue, redis, queue, d1Database],
  ...[workersKv, workersKvNamespace, hyperdriveConfig, image, stream],
];

describeRule(storeBelongsToEncryptingVendor, {
  pass: [[], [bucket("documents"), resource(types.neon.database)]],
  fail: [
    ...others.map((type) => ({ stack: [resource(type)], says: [`${type} is a store outside Neon and R2.`] })),
  ],
  omitted: "The rule reads no property.",
  unknown: "The rule reads no property.",
});
