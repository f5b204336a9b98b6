import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { managedDomainIsOff } from "../../../../policies/safeguards/rules/managed-domain-is-off.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(managedDomainIsOff, {
  pass: [[resource(types.cloudflare.r2ManagedDomain, { enabled: false })]],
  fail: [
    {
      stack: [resource(types.cloudflare.r2ManagedDomain, { enabled: true })],
      says: ["enabled is true; false is required."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2ManagedDomain)],
      says: ["enabled is omitted (the vendor documents no default); false is required."],
    },
  ],
  unknown: [
    { stack: [resource(types.cloudflare.r2ManagedDomain, { enabled: UNKNOWN })], says: [unknown("enabled")] },
  ],
});
