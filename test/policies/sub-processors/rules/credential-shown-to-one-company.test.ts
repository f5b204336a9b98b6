import { Secret } from "../../../../policies/kernel/resource.ts";
import { credentialShownToOneCompany } from "../../../../policies/sub-processors/rules/credential-shown-to-one-company.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const provider = (misplacedCredentials?: readonly string[]) =>
  resource(
    "pulumi:providers:neon",
    { apiKey: new Secret("canary") },
    misplacedCredentials ? { misplacedCredentials } : {},
  );

describeRule(credentialShownToOneCompany, {
  pass: [[provider()], [provider([])]],
  fail: [
    {
      stack: [provider(["apiKey"])],
      says: ["apiKey is the key of another company in the configuration."],
    },
  ],
  omitted: "What is omitted is shown to nobody.",
  unknown: "What is not known yet is no text of the configuration.",
});
