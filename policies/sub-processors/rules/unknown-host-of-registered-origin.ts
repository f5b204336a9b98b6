import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { namesHost } from "../host-properties.ts";
import { requireRegisteredOrigin } from "../provenance.ts";

export const unknownHostOfRegisteredOrigin = defineRule({
  id: "unknown-host-of-registered-origin",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "A host that only the engine will know comes from a resource of someone on the list.",
  remediation: "Declare the host as a literal, or take it from a resource of this stack.",
  subjects: { types: "every", atLeast: 1 },
  messages: {},
  checkInStack(subject, stack) {
    for (const { path, name, text } of textsOf(subject))
      if (text === undefined && (namesHost.test(name) || path === "envVars"))
        requireRegisteredOrigin(subject, path, stack);
  },
});
