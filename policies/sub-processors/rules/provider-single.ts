import { subProcessorOfPackage } from "../../../register/vendor-facts.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

export const providerSingle = defineRule({
  id: "provider-single",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "One account a vendor: every resource of a vendor goes through the one provider of the stack.",
  remediation: "Remove the second provider and pass the stack's own to its resources.",
  subjects: {
    types: "every",
    where: ({ resource: { type } }) => isVendors(type),
    atLeast: 1,
    called: "provider",
  },
  messages: { second: 'A second provider of package "{pkg}" leads to another account, which nobody judges.' },
  checkInStack({ resource }, stack, violated) {
    const [first] = stack.ofType(resource.type);
    if (first && first.resource !== resource) violated("second", { pkg: packageOf(resource.type) });
  },
});

function isVendors(type: string): boolean {
  return type.startsWith("pulumi:providers:") && subProcessorOfPackage(packageOf(type)) !== undefined;
}
