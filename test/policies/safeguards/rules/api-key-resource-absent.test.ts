import { apiKeyResourceAbsent } from "../../../../policies/safeguards/rules/api-key-resource-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(apiKeyResourceAbsent, {
  pass: [[], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.apiKey), resource(types.twilio.iamApiKey)],
      says: [
        `${types.neon.apiKey} keeps the secret of a new key in the state.`,
        `${types.twilio.iamApiKey} keeps the secret of a new key in the state.`,
      ],
    },
  ],
  omitted: "The rule reads no property.",
  unknown: "The rule reads no property.",
});
