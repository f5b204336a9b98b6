import { providerUrn, readUrn } from "../../../register/urn.ts";
import { subProcessorOfPackage } from "../../../register/vendor-facts.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { bearingOn, ledByProvider } from "../../promises-on.ts";

export const resourceOnDeclaredProvider = defineRule({
  id: "resource-on-declared-provider",
  severity: "critical",
  clauses: ledByProvider,
  bearsOn: bearingOn(ledByProvider, "sub-processor-list"),
  description:
    "Every resource of a vendor names a provider of this stack, which decides its account and place.",
  remediation: "Pass the stack's own provider in the resource's options.",
  subjects: {
    types: "every",
    where: ({ resource: { type } }) =>
      !type.startsWith("pulumi:") && subProcessorOfPackage(packageOf(type)) !== undefined,
    atLeast: 1,
    called: "resource of a vendor",
  },
  messages: { default: "The resource names no provider, so the machine that deploys decides where it goes." },
  check({ resource }, violated) {
    const name = resource.provider ? readUrn(providerUrn(resource.provider)).name : "default";
    if (/^default(_|$)/.test(name)) violated("default");
  },
});
