import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const randomKeyCanBeRotated = defineRule({
  id: "random-key-can-be-rotated",
  severity: "medium",
  clauses: ["health-data-encryption", "secrets-protected"],
  bearsOn: ({ resource }) => [
    resource.name.startsWith("health-data-key") ? "health-data-encryption" : "secrets-protected",
  ],
  description: "Every random key names the version that replaces it.",
  remediation: "Set keepers to the key's version.",
  subjects: { types: [types.random.bytes], atLeast: 1 },
  messages: { fixed: "keepers is empty, so nothing rotates the key." },
  check(key, violated) {
    if (Object.keys(key.child("keepers")?.properties ?? {}).length === 0) violated("fixed");
  },
});
