import { resourceProviderInStack } from "../../../../policies/residency/rules/resource-provider-in-stack.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const id = "0b6c7a3e-5f0a-4a52-8f0e-6d2f3c1b9a77";
const neon = resource("pulumi:providers:neon", {}, { name: "neon", id });
const planned = resource("pulumi:providers:neon", {}, { name: "neon" });
const stripe = resource("pulumi:providers:stripe", {}, { name: "stripe", id });
const project = (provider: string) => resource(types.neon.project, {}, { name: "project", provider });
const named = project(`${neon.urn}::${id}`);
const earlier = "7d1e2f4a-1111-4222-8333-944455556666";

const absent = "The resource names a provider that this stack does not hold, so nobody judged where it goes.";
const other = "The resource names an earlier provider than the one that this stack holds under its name.";

describeRule(resourceProviderInStack, {
  pass: [
    [neon, named],
    [planned, project(`${neon.urn}::${id}`)],
    [{ ...neon, id: earlier }, neon, named],
    [neon, project(`${neon.urn}::`)],
    [neon, project(`${neon.urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`)],
  ],
  fail: [
    { stack: [named], says: [absent] },
    { stack: [neon, project(`${neon.urn}-2::${id}`)], says: [absent] },
    { stack: [neon, project("garbage")], says: [absent] },
    { stack: [neon, project(`${neon.urn.replace(":test:", ":other:")}::${id}`)], says: [absent] },
    {
      stack: [neon, stripe, project(`${stripe.urn}::${id}`)],
      says: ["The resource names a provider of stripe, and is of neon."],
    },
    { stack: [neon, project(`${neon.urn}::${earlier}`)], says: [other] },
  ],
  omitted: "resource-on-declared-provider judges a resource that names none.",
  unknown: "The engine always knows which provider a resource names; its id, once it stands.",
});
