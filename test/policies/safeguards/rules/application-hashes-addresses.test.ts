import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { applicationHashesAddresses } from "../../../../policies/safeguards/rules/application-hashes-addresses.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, unknown } from "../resources.ts";

describeRule(applicationHashesAddresses, {
  pass: [[application({ IP_HASH: "SHA-256", IP_HASH_PEPPER: UNKNOWN })]],
  fail: [
    {
      stack: [application({ IP_HASH: "MD5" })],
      says: ['IP_HASH is "MD5"; the register declares "SHA-256".', "IP_HASH_PEPPER is not declared."],
    },
  ],
  omitted: [
    {
      stack: [application()],
      says: ['IP_HASH is omitted; the register declares "SHA-256".', "IP_HASH_PEPPER is not declared."],
    },
  ],
  unknown: [
    {
      stack: [application({ IP_HASH: UNKNOWN, IP_HASH_PEPPER: UNKNOWN })],
      says: [unknown("envVars.IP_HASH.value")],
    },
  ],
});
