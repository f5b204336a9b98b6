import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { cloudflareStoreInDeclaredJurisdiction } from "../../../../policies/residency/rules/cloudflare-store-in-declared-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(cloudflareStoreInDeclaredJurisdiction, {
  pass: [
    [resource(types.cloudflare.queue, { jurisdiction: "us" })],
    [resource(types.cloudflare.d1Database, { jurisdiction: "us" })],
    [resource(types.cloudflare.workersKvNamespace, { jurisdiction: "us" })],
  ],
  fail: [
    {
      stack: [resource(types.cloudflare.queue, { jurisdiction: "eu" })],
      says: ['jurisdiction is "eu"; the register declares "us".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.queue)],
      says: ['jurisdiction is omitted, so the vendor decides where the data is; the register declares "us".'],
    },
  ],
  unknown: [
    {
      stack: [resource(types.cloudflare.queue, { jurisdiction: UNKNOWN })],
      says: [
        "jurisdiction is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
