import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneDeclaresStrictTransport } from "../../../../policies/safeguards/rules/zone-declares-strict-transport.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { setting, unknown } from "../resources.ts";

describeRule(zoneDeclaresStrictTransport, {
  pass: [[hsts({ enabled: true, max_age: 31_536_000, include_subdomains: true })]],
  fail: [
    {
      stack: [hsts({ enabled: false, max_age: 31_535_999, include_subdomains: false })],
      says: [
        "strict_transport_security.enabled is false.",
        "strict_transport_security.max_age is 31535999; a year is 31536000 seconds.",
        "strict_transport_security.include_subdomains is false.",
      ],
    },
    { stack: [], says: ["0 of at least 1 zone setting security_header declared."] },
  ],
  omitted: [
    {
      stack: [setting("security_header")],
      says: [
        "strict_transport_security.enabled is omitted (the vendor documents no default).",
        "strict_transport_security.max_age is omitted (the vendor documents no default); a year is 31536000 seconds.",
        "strict_transport_security.include_subdomains is omitted (the vendor documents no default).",
      ],
    },
  ],
  unknown: [
    {
      stack: [hsts({ enabled: true, max_age: UNKNOWN, include_subdomains: true })],
      says: [unknown("value.strict_transport_security.max_age")],
    },
    {
      stack: [setting("security_header", { value: "on" })],
      says: [
        "value.strict_transport_security.enabled cannot be read, for what stands around it is not an object, " +
          "so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

function hsts(strict: Properties) {
  return setting("security_header", { value: { strict_transport_security: strict } });
}
