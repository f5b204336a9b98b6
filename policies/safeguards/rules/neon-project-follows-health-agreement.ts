import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { subProcessor } from "../sub-processor.ts";

export const neonProjectFollowsHealthAgreement = defineRule({
  id: "neon-project-follows-health-agreement",
  severity: "critical",
  clauses: ["health-data-encryption"],
  description: "Neon's terms for health data are on once its agreement is signed, and not before it is.",
  remediation: "Sign the agreement, record it in the register, then set hipaa; it cannot be taken back.",
  subjects: { types: [types.neon.project], atLeast: 1, called: "Neon project" },
  messages: {
    off: 'hipaa is {actual}; the agreement was signed on {signedOn}, so "yes" is required.',
    early: "hipaa is {actual}; the register records no signed agreement with Neon.",
  },
  check(project, violated) {
    const { signedOn } = subProcessor("neon").baa;
    const actual = project.read("hipaa");
    if (signedOn && actual.value !== "yes") violated("off", { actual, signedOn });
    if (!signedOn && actual.value === "yes") violated("early", { actual });
  },
});
