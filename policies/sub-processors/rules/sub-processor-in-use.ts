import { books } from "../../../register/read-books.ts";
import { providerUrn } from "../../../register/urn.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

export const subProcessorInUse = defineRule({
  id: "sub-processor-in-use",
  severity: "low",
  clauses: ["sub-processor-list"],
  description: "Every sub-processor on the list, and every credential of one, still has a use in the stack.",
  remediation:
    "Take the company off the list in a new register version, or remove the provider that nothing uses.",
  subjects: { types: "every" },
  messages: {
    unused: "{legalName} is on the list, and no resource of the stack belongs to it.",
    idle: "Provider {name} holds a credential that no resource of the stack uses.",
  },
  checkStack({ all }, violated) {
    const resources = all.map(({ resource }) => resource);
    const used = new Set(resources.map(({ type }) => packageOf(type)));
    for (const { legalName, providers } of books().register.value.subProcessors)
      if (!providers.some((pkg) => used.has(pkg))) violated("unused", { legalName });
    const named = new Set(resources.map(({ provider }) => provider && providerUrn(provider)));
    for (const provider of resources.filter(({ type }) => type.startsWith("pulumi:providers:")))
      if (!named.has(provider.urn)) violated("idle", { name: provider.name }, { at: provider });
  },
});
