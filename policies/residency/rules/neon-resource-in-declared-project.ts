import { types } from "../../../vendors/types.ts";
import { urnsOf } from "../../kernel/by-urn.ts";
import { defineRule } from "../../kernel/rule.ts";

const { database, role, branch, endpoint, jwksUrl, vpcEndpointRestriction } = types.neon;

export const neonResourceInDeclaredProject = defineRule({
  id: "neon-resource-in-declared-project",
  severity: "critical",
  clauses: ["neon-region"],
  description:
    "Every database, role and way in belongs to the Neon project of this stack, whose place is judged.",
  remediation: "Take projectId and branchId from the project of this stack.",
  subjects: { types: [database, role, branch, endpoint, jwksUrl, vpcEndpointRestriction], atLeast: 1 },
  messages: {
    stray: "{property} comes from no Neon project of this stack, so nobody sees where the data is.",
  },
  checkInStack(subject, stack, violated) {
    const projects = urnsOf(stack, types.neon.project);
    for (const property of ["projectId", "branchId"]) {
      if (property === "branchId" && !subject.declares(property)) continue;
      const origins = subject.resource.propertyDependencies[property] ?? [];
      if (!origins.some((urn) => projects.has(urn))) violated("stray", { property });
    }
  },
});
