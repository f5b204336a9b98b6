import {
  HIDDEN,
  packageOf,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import type { Register } from "../register/schema.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { AssessedResource } from "./assessment.ts";
import { canonicalLine, sha256 } from "./canonical-json.ts";
import type { Completeness, Finding } from "./judgement.ts";

/** Every resource of the stack, in its order, and where it stands. */
export function assessedResources(
  { resources }: StackSnapshot,
  { findings, completeness }: { readonly findings: readonly Finding[]; readonly completeness: Completeness },
  { subProcessors }: Register,
  redact: (text: string) => string,
): AssessedResource[] {
  const owners = new Map(
    subProcessors.flatMap(({ id, providers }) => providers.map((name) => [name, id] as const)),
  );
  const reasons = new Map(completeness.outOfScope.map(({ resource, reason }) => [resource, redact(reason)]));
  const unjudged = new Set(completeness.unjudged);
  const rules = new Map<string, Set<string>>();
  for (const { resource, rule } of findings) {
    if (!resource) continue;
    const known = rules.get(resource.urn);
    if (known) known.add(rule);
    else rules.set(resource.urn, new Set([rule]));
  }
  return resources.map((resource) => {
    const judging = unjudged.has(resource) ? 0 : (rules.get(resource.urn)?.size ?? 0);
    return {
      urn: redact(resource.urn),
      type: resource.type,
      name: redact(resource.name),
      subProcessor: owners.get(packageOf(resource.type)) ?? null,
      ...standing(judging, reasons.get(resource)),
      ...(resource.source && { source: { file: resource.source.file, line: resource.source.line } }),
      get inputsSha256() {
        return inputsDigest(resource);
      },
    };
  });
}

/** Digest of what is declared, secrets and what is not known yet by their kind alone. */
export function inputsDigest({ inputs }: Resource): string {
  return sha256(canonicalLine(shown(inputs)));
}

function standing(judging: number, excuse: string | undefined): Pick<AssessedResource, "scope" | "reason"> {
  if (judging > 0)
    return { scope: "judged", reason: `Judged by ${judging} rule${judging === 1 ? "" : "s"}.` };
  if (excuse !== undefined) return { scope: "out-of-scope", reason: excuse };
  return { scope: "unaccounted", reason: "No rule judged it and nothing says that it is out of scope." };
}

function shown(value: Value): unknown {
  if (value === UNKNOWN) return "[unknown]";
  if (value === HIDDEN || value instanceof Secret) return "[secret]";
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shown(entry)]));
}
