import { cloudflareWorldwideStoreAbsent } from "../../../../policies/residency/rules/cloudflare-worldwide-store-absent.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(cloudflareWorldwideStoreAbsent, {
  pass: [[], [resource(types.cloudflare.r2Bucket)]],
  fail: [
    {
      stack: [resource(types.cloudflare.stream)],
      says: ["Stream keeps what it is given all over Cloudflare's network."],
    },
    {
      stack: [resource(types.cloudflare.hyperdriveConfig)],
      says: ["HyperdriveConfig keeps what it is given all over Cloudflare's network."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
