import { agreementWith } from "../../../register/agreements.ts";
import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const neonProjectFollowsHealthAgreement = defineRule({
  id: "neon-project-follows-health-agreement",
  severity: "critical",
  clauses: ["health-data-encryption"],
  description: "Neon's terms for health data are on once its agreement is signed, and not before it is.",
  remediation: "Sign the agreement, record it in the register, then set hipaa; it cannot be taken back.",
  subjects: { types: [types.neon.project], atLeast: 1, called: "Neon project" },
  messages: {
    off: 'hipaa is {actual}; the agreement is attested since {attestedOn}, so "yes" is required.',
    early: "hipaa is {actual}; no agreement with Neon is attested.",
  },
  check(project, violated) {
    const { attestations } = books().attestations.value;
    const attestedOn = agreementWith("neon", "baa", attestations)?.attestedOn;
    const actual = project.read("hipaa");
    if (attestedOn && actual.value !== "yes") violated("off", { actual, attestedOn });
    if (!attestedOn && actual.value === "yes") violated("early", { actual });
  },
});
