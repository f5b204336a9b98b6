import { providerUrn } from "../../../register/urn.ts";
import { subProcessorOfPackage } from "../../../register/vendor-facts.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { packageOf, UNKNOWN } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { fromEngine } from "../../kernel/sentinels.ts";
import { bearingOn, ledByProvider } from "../../promises-on.ts";

export const resourceProviderInStack = defineRule({
  id: "resource-provider-in-stack",
  severity: "critical",
  clauses: ledByProvider,
  bearsOn: bearingOn(ledByProvider, "sub-processor-list"),
  description: "The provider that a resource of a vendor names stands in this stack, and is that vendor's.",
  remediation:
    "Deploy again, so that the resource names the stack's own provider; a state that was edited by hand is to be restored.",
  subjects: {
    types: "every",
    where: ({ resource: { type, provider } }) =>
      provider !== undefined &&
      !type.startsWith("pulumi:") &&
      subProcessorOfPackage(packageOf(type)) !== undefined,
    called: "resource of a vendor",
  },
  messages: {
    absent: "The resource names a provider that this stack does not hold, so nobody judged where it goes.",
    foreign: "The resource names a provider of {actual}, and is of {expected}.",
    other: "The resource names an earlier provider than the one that this stack holds under its name.",
  },
  checkInStack({ resource: { type, provider = "" } }, stack, violated) {
    const urn = providerUrn(provider);
    const id = provider.slice(urn.length + "::".length);
    const named = providersOf(stack).get(urn);
    if (!named) return violated("absent");
    if (named.package !== packageOf(type))
      return violated("foreign", { actual: named.package, expected: packageOf(type) });
    const isToldApart = id !== "" && fromEngine(id) !== UNKNOWN && named.ids.length > 0;
    if (isToldApart && !named.ids.includes(id)) violated("other");
  },
});

/** By URN what each provider provides, and its ids: two where one is being replaced, none before it exists. */
const providersOf = oncePerStack(({ all }) => {
  const providers = all.filter(({ resource: { type } }) => type.startsWith("pulumi:providers:"));
  return new Map(
    [...Map.groupBy(providers, ({ resource: { urn } }) => urn)].map(([urn, same]) => [
      urn,
      {
        package: packageOf(same[0]?.resource.type ?? ""),
        ids: same.flatMap(({ resource: { id } }) => id ?? []),
      },
    ]),
  );
});
