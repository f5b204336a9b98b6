import * as policy from "@pulumi/policy";
import { clause } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import { isWaived } from "../../register/waivers.ts";
import {
  evaluateResource,
  evaluateRule,
  type Finding,
  missingSubjects,
  stackOf,
  subjectsOf,
} from "./evaluate.ts";
import type { Pack } from "./pack.ts";
import { rulePage } from "./repository.ts";
import { HIDDEN, type Properties, type Resource, Secret } from "./resource.ts";
import type { Rule } from "./rule.ts";
import { fromEngine } from "./sentinels.ts";

const target = "__getSpecialProxyTarget";

type Arguments = Pick<policy.ResourceValidationArgs, "urn" | "type" | "name" | "opts" | "props" | "provider">;
type Policies = (policy.ResourceValidationPolicy | policy.StackValidationPolicy)[];

/** Serves a pack to the Pulumi engine. Only a pack's entry may call this: it starts a server. */
export function servePack(pack: Pack): policy.PolicyPack {
  return new policy.PolicyPack(pack.name, {
    enforcementLevel: "mandatory",
    description: pack.description,
    policies: policiesOf(pack),
  });
}

/**
 * A pack as the SDK's policies. What is unverified or failed is reported like a violation, because the SDK itself
 * would turn a mandatory policy that meets an unknown into an advisory one.
 *
 * Stack rules judge the inputs that were recorded while the engine showed each resource, because at preview the
 * outputs of a resource that does not exist yet may be empty, and empty must not read as compliant.
 */
export function policiesOf(pack: Pack): Policies {
  const seen = new Map<string, Resource>();
  const marked = new Map<string, unknown>();

  const record = (args: Arguments): Resource => {
    const secretsVisible = marked.has(args.urn);
    const inputs = markSecrets(bareProperties(args.props), marked.get(args.urn));
    const resource = toResource(args, inputs, secretsVisible);
    seen.set(args.urn, resource);
    return resource;
  };

  /** Remediation is the only call in which the engine tells which inputs are secret. It changes nothing. */
  const recorder: policy.ResourceValidationPolicy = {
    name: `${pack.name}-recorder`,
    description:
      "Notes each resource's inputs and which of them are secret, for the rules that look across the stack.",
    enforcementLevel: "remediate",
    remediateResource: (args) => {
      marked.set(args.urn, bareProperties(args.props));
    },
    validateResource: (args) => {
      record(args);
    },
  };

  const population: policy.StackValidationPolicy = {
    name: `${pack.name}-subjects-declared`,
    description:
      "Every rule has the resources that the register expects, so that none passes for want of something to judge.",
    validateStack: (args, report) => {
      const stack = stackOf(currentResources(args, seen), { asOf: today() });
      for (const rule of pack.rules.filter((candidate) => "check" in candidate))
        for (const finding of missingSubjects(pack.name, rule, subjectsOf(rule.subjects, stack).length))
          report(words(finding));
    },
  };

  return [recorder, ...pack.rules.map((rule) => toPolicy(pack, rule, seen, record)), population];
}

function toPolicy(
  pack: Pack,
  rule: Rule,
  seen: ReadonlyMap<string, Resource>,
  record: (args: Arguments) => Resource,
): Policies[number] {
  const metadata = {
    name: rule.id,
    description: rule.description,
    severity: rule.severity,
    tags: [...rule.clauses],
    remediationSteps: rule.remediation,
    url: rulePage(pack.name, rule.id),
    framework: {
      name: "KAITALK register",
      version: books().register.value.version,
      reference: rule.clauses[0],
      specification: clause(rule.clauses[0]).statement,
    },
  };
  if ("check" in rule) {
    return {
      ...metadata,
      validateResource: (args, report) => {
        const findings = evaluateResource(pack.name, rule, record(args), { asOf: today() });
        if (findings.length === 0) args.notApplicable(`the rule is not about ${args.urn}`);
        for (const finding of findings) {
          if (isBlind(finding, rule)) args.notApplicable(finding.message);
          else if (isRefused(finding)) report(words(finding));
        }
      },
    };
  }
  return {
    ...metadata,
    validateStack: (args, report) => {
      const findings = evaluateRule(
        pack.name,
        rule,
        stackOf(currentResources(args, seen), { asOf: today() }),
      );
      for (const finding of findings)
        if (isRefused(finding) && !isBlind(finding, rule)) report(words(finding), finding.resource?.urn);
    },
  };
}

/**
 * Whether the engine cannot show what the rule asks for. Secrets are hidden in `pulumi policy analyze` alone: in a
 * deployment, where the engine tells this variable, they are visible unless the recorder was switched off.
 */
function isBlind({ outcome }: Finding, { hiddenFromEngine }: Rule): boolean {
  const hidden = hiddenFromEngine ?? process.env.PULUMI_DRY_RUN === undefined;
  return outcome === "not-applicable" && hidden;
}

/** Whether a finding stops the engine: it is neither met nor a gap, and no waiver of today allows the violation. */
function isRefused({ outcome, rule, resource }: Finding): boolean {
  if (outcome === "met" || outcome === "gap") return false;
  return outcome !== "violated" || !resource || !isWaived({ rule, urn: resource.urn }, today());
}

function words({ rule, outcome, message, remediation }: Finding): string {
  const said = outcome === "not-applicable" ? "unverified" : outcome;
  return `[${rule}] ${said}: ${message} Fix: ${remediation}`;
}

/** The stack as the engine lists it now, each resource with its recorded inputs; with its outputs where it was only read. */
function currentResources(args: policy.StackValidationArgs, seen: ReadonlyMap<string, Resource>): Resource[] {
  return args.resources.map((resource) => {
    const recorded = seen.get(resource.urn);
    const known = recorded ?? {
      ...toResource(resource, bareProperties(resource.props), false),
      external: true as const,
    };
    const outputs = fromEngine(bareProperties(resource.props)) as Properties;
    return {
      ...known,
      outputs,
      // Providers repeat it among their answers; the protocol itself has no place for it here.
      ...(typeof outputs.id === "string" && { id: outputs.id }),
      dependencies: resource.dependencies.map(({ urn }) => urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([name, on]) => [name, on.map(({ urn }) => urn)]),
      ),
      ...(resource.parent && { parent: resource.parent.urn }),
    };
  });
}

function toResource(args: Arguments, inputs: unknown, secretsVisible: boolean): Resource {
  const { parent, protect, ignoreChanges } = args.opts;
  return {
    urn: args.urn,
    type: args.type,
    name: args.name,
    custom: args.provider !== undefined || args.type.startsWith("pulumi:providers:"),
    inputs: fromEngine(inputs) as Properties,
    protect,
    ignoreChanges,
    dependencies: [],
    propertyDependencies: {},
    secretsVisible,
    ...(parent && { parent }),
    // The SDK tells the provider's URN without its id, which `Resource` has behind it.
    ...(args.provider && { provider: `${args.provider.urn}::` }),
  };
}

/** The values behind the SDK's proxies, which throw on unknowns and hide secretness. */
function bareProperties(props: unknown): unknown {
  let bare = props;
  for (let inner = behindProxy(bare); inner !== undefined; inner = behindProxy(bare)) bare = inner;
  return bare;
}

function behindProxy(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[target] : undefined;
}

/** Values as they are now, secret where the recorder saw them marked so. Another pack's remediation may stand between. */
function markSecrets(value: unknown, marked: unknown): unknown {
  if (marked instanceof policy.Secret) {
    const content = fromEngine(markSecrets(value, marked.value));
    // What `pulumi policy analyze` could not decrypt is this text.
    return new Secret(content === "[secret]" ? HIDDEN : content);
  }
  if (Array.isArray(value))
    return value.map((item, index) => markSecrets(item, Array.isArray(marked) ? marked[index] : undefined));
  if (typeof value !== "object" || value === null) return value;
  const marks = (typeof marked === "object" && marked !== null ? marked : {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, markSecrets(entry, marks[key])]),
  );
}

/** The engine judges as it deploys: on the day of this process, in UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
