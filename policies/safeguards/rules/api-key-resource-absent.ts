import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { neon, twilio } = types;

export const apiKeyResourceAbsent = defineRule({
  id: "api-key-resource-absent",
  severity: "high",
  clauses: ["secrets-protected"],
  description:
    "No resource creates a key to a vendor's account, whose secret would live in the stack's state.",
  remediation: "Create the key at the vendor and set it in the configuration with --secret.",
  subjects: { types: [neon.apiKey, neon.orgApiKey, twilio.iamApiKey], absent: true },
  messages: { kept: "{type} keeps the secret of a new key in the state." },
  check: ({ resource: { type } }, violated) => violated("kept", { type }),
});
