import * as policy from "@pulumi/policy";
import { clause } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import {
  evaluateResource,
  evaluateRule,
  type Finding,
  missingSubjects,
  stackOf,
  subjectsOf,
} from "./evaluate.ts";
import type { Pack } from "./pack.ts";
import { type Properties, packageOf, type Resource, Secret } from "./resource.ts";
import type { Rule } from "./rule.ts";
import { fromEngine } from "./sentinels.ts";

const page = "https://github.com/kaitalk/compliance-stack/blob/main/docs/policies";
const target = "__getSpecialProxyTarget";

type Arguments = Pick<policy.ResourceValidationArgs, "urn" | "type" | "name" | "opts" | "props" | "provider">;

/**
 * Serves a pack to the Pulumi engine. Only a pack's entry may call this: it starts a server.
 *
 * Stack rules judge the inputs that were recorded while the engine showed each resource, because at preview the
 * outputs of a resource that does not exist yet may be empty, and empty must not read as compliant.
 */
export function servePack(pack: Pack): policy.PolicyPack {
  const seen = new Map<string, Resource>();
  const withSecrets = new Map<string, Properties>();

  const record = (args: Arguments): Resource => {
    const secrets = withSecrets.get(args.urn);
    const resource = toResource(args, secrets ?? inputsOf(args.props), secrets !== undefined);
    seen.set(args.urn, resource);
    return resource;
  };

  /** The only call in which the engine tells which inputs are secret. It changes nothing. */
  const recorder: policy.ResourceValidationPolicy = {
    name: `${pack.name}-recorder`,
    description:
      "Notes each resource's inputs and which of them are secret, for the rules that look across the stack.",
    enforcementLevel: "remediate",
    remediateResource: (args) => {
      withSecrets.set(args.urn, inputsOf(args.props));
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
      const stack = stackOf(currentResources(args, seen));
      for (const rule of pack.rules.filter((candidate) => "check" in candidate))
        for (const finding of missingSubjects(pack.name, rule, subjectsOf(rule.subjects, stack).length))
          report(words(finding));
    },
  };

  return new policy.PolicyPack(pack.name, {
    enforcementLevel: "mandatory",
    description: pack.description,
    policies: [recorder, ...pack.rules.map((rule) => toPolicy(pack, rule, seen, record)), population],
  });
}

function toPolicy(
  pack: Pack,
  rule: Rule,
  seen: ReadonlyMap<string, Resource>,
  record: (args: Arguments) => Resource,
): policy.ResourceValidationPolicy | policy.StackValidationPolicy {
  const metadata = {
    name: rule.id,
    description: rule.description,
    severity: rule.severity,
    tags: [...rule.clauses],
    remediationSteps: rule.remediation,
    url: `${page}/${rule.id}.md`,
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
        const findings = evaluateResource(pack.name, rule, record(args));
        if (findings.length === 0) args.notApplicable(`judges ${String(rule.subjects.types)}`);
        for (const finding of findings.filter(({ outcome }) => outcome !== "met")) report(words(finding));
      },
    };
  }
  return {
    ...metadata,
    validateStack: (args, report) => {
      const findings = evaluateRule(pack.name, rule, stackOf(currentResources(args, seen)));
      for (const finding of findings.filter(({ outcome }) => outcome !== "met"))
        report(words(finding), finding.resource?.urn);
    },
  };
}

function words({ rule, outcome, message, remediation }: Finding): string {
  return `[${rule}] ${outcome}: ${message} Fix: ${remediation}`;
}

/** The stack as the engine lists it now, each resource with its recorded inputs; with its outputs where it was only read. */
function currentResources(args: policy.StackValidationArgs, seen: ReadonlyMap<string, Resource>): Resource[] {
  return args.resources.map((resource) => {
    const recorded = seen.get(resource.urn);
    const known = recorded ?? toResource(resource, inputsOf(resource.props), false);
    return {
      ...known,
      dependencies: resource.dependencies.map(({ urn }) => urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([name, on]) => [name, on.map(({ urn }) => urn)]),
      ),
      ...(resource.parent && { parent: resource.parent.urn }),
    };
  });
}

function toResource(args: Arguments, inputs: Properties, secretsVisible: boolean): Resource {
  const { parent, protect, ignoreChanges } = args.opts;
  return {
    urn: args.urn,
    type: args.type,
    name: args.name,
    custom:
      packageOf(args.type) !== "pulumi"
        ? args.provider !== undefined
        : args.type.startsWith("pulumi:providers:"),
    inputs,
    protect,
    ignoreChanges,
    dependencies: [],
    propertyDependencies: {},
    secretsVisible,
    ...(parent && { parent }),
    ...(args.provider && { provider: args.provider.urn }),
  };
}

/** The values behind the SDK's proxies, which throw on unknowns and hide secretness. */
function inputsOf(props: Record<string, unknown>): Properties {
  let raw: unknown = props;
  for (let inner = unwrap(raw); inner !== undefined; inner = unwrap(raw)) raw = inner;
  return fromEngine(markSecrets(raw)) as Properties;
}

function unwrap(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[target] : undefined;
}

function markSecrets(value: unknown): unknown {
  if (value instanceof policy.Secret) return new Secret(fromEngine(markSecrets(value.value)));
  if (Array.isArray(value)) return value.map(markSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, markSecrets(entry)]));
}
