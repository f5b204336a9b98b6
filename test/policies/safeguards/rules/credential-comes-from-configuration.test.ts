import { Secret } from "../../../../policies/kernel/resource.ts";
import { credentialComesFromConfiguration } from "../../../../policies/safeguards/rules/credential-comes-from-configuration.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const provider = (writtenCredentials?: readonly string[]) =>
  resource(
    "pulumi:providers:neon",
    { apiKey: new Secret("canary") },
    writtenCredentials ? { writtenCredentials } : {},
  );

describeRule(credentialComesFromConfiguration, {
  pass: [[provider()], [provider([])]],
  fail: [{ stack: [provider(["apiKey"])], says: ["apiKey is written into the program."] }],
  omitted: "What is omitted is written nowhere.",
  unknown: "What is not known yet is no text of the program.",
});
