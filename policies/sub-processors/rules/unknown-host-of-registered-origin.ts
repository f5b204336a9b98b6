import { defineRule } from "../../kernel/rule.ts";
import { unknownTexts } from "../../kernel/texts.ts";
import { decidesHost } from "../host-properties.ts";
import { strangersBehind } from "../provenance.ts";

export const unknownHostOfRegisteredOrigin = defineRule({
  id: "unknown-host-of-registered-origin",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "A host that only the engine will know comes from a resource of someone on the list.",
  remediation: "Declare the host as a literal, or take it from a resource of a registered sub-processor.",
  subjects: { types: "every", atLeast: 1 },
  messages: { stranger: '{path} comes from a resource of package "{pkg}", which is on no list.' },
  checkInStack(subject, stack, violated) {
    for (const { path } of unknownTexts(subject).filter((at) => decidesHost(subject.resource.type, at)))
      for (const pkg of strangersBehind(subject, path, stack)) violated("stranger", { path, pkg });
  },
});
