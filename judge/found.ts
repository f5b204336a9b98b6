import {
  HIDDEN,
  isProperties,
  opened,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import type { Books } from "../register/books.ts";
import { inWords } from "../register/duration.ts";
import { variableCalled } from "../register/environment.ts";
import type { Clause, RegionClause, Register } from "../register/schema.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Finding } from "./judgement.ts";
import { ownerOf } from "./resource-owner.ts";

/** The stack, and the register that says which company a resource belongs to. */
interface Judged {
  readonly plan: StackSnapshot;
  readonly books: Books;
}

/** What this stack does about a promise, in words. `cited` are the findings of the rules that cite it. */
export function foundFor(
  clause: Clause,
  judged: Judged,
  cited: readonly Finding[],
  retention: RowComposition | undefined,
): string {
  if (retention) return longestCopy(retention);
  if ("region" in clause) return placesIn(judged, clause);
  if (clause.id === "sub-processor-list") return `${subProcessorsIn(judged).size} companies in use`;
  const checks = cited.filter(({ outcome }) => outcome !== "not-applicable");
  if (checks.length === 0) return "no declared resource shows it";
  return `${checks.filter(({ outcome }) => outcome === "met").length} of ${checks.length} checks met`;
}

/** How long the copy that lives longest can live; `kaitalk explain` says of what terms. */
function longestCopy({ copies }: RowComposition): string {
  if (copies.length === 0) return "no copy declared";
  const totals = copies.map(({ total }) => total);
  // What is unknown may outlive every number, and nothing outlives what has no end.
  if (totals.includes(Number.POSITIVE_INFINITY)) return inWords(Number.POSITIVE_INFINITY);
  return inWords(totals.includes(undefined) ? undefined : Math.max(...totals.map((total = 0) => total)));
}

const regionProperties = ["regionId", "region", "jurisdiction"] as const;

/** R2's S3 endpoint knows one region, which names no place. */
const nowhere = "auto";

/** Every place that the company's resources declare, providers included: `us1`, `ie1, edge dublin`. */
function placesIn({ plan, books }: Judged, { subProcessor }: RegionClause): string {
  const owned = plan.resources.filter((resource) => ownerOf(resource, books.register.value) === subProcessor);
  const regions = declaredIn(owned, regionProperties).filter((place) => place !== nowhere);
  const edges = declaredIn(owned, ["edge"]).map((edge) => `edge ${edge}`);
  const told = [...new Set(toldOf(subProcessor, plan.resources))].filter((place) => !regions.includes(place));
  return [...(regions.length > 0 ? regions : [undeclared(subProcessor)]), ...edges, ...told].join(", ");
}

/** The regions of the company that code is told to speak to, in a variable of the company's own. */
function toldOf(subProcessor: string, resources: readonly Resource[]): string[] {
  return resources.flatMap(({ inputs }) => {
    const variables = opened(inputs.envVars);
    return isProperties(variables)
      ? Object.entries(variables).flatMap(([name, entry]) => {
          const isRegion = name.endsWith("_REGION") && variableCalled(name)?.owner === subProcessor;
          return isRegion && isProperties(entry) ? (placeOf(entry.value) ?? []) : [];
        })
      : [];
  });
}

function declaredIn(resources: readonly Resource[], properties: readonly string[]): string[] {
  const values = resources.flatMap(({ inputs }) => properties.map((name) => placeOf(inputs[name])));
  return [...new Set(values.filter((value) => value !== undefined))];
}

function placeOf(value: Value | undefined): string | undefined {
  if (value === UNKNOWN) return "not known yet";
  if (value === HIDDEN || value instanceof Secret) return "not shown";
  return typeof value === "string" ? value : undefined;
}

/** Where a vendor puts what names no place, so far as it says. */
const defaultPlaces: ReadonlyMap<string, string> = new Map([["twilio", "twilio-default-region"]]);

function undeclared(subProcessor: string): string {
  const fact = defaultPlaces.get(subProcessor);
  return fact === undefined
    ? "not declared; the vendor decides"
    : `${vendorFact(fact).value} (not declared; the vendor's default)`;
}

function subProcessorsIn({ plan, books }: Judged): Set<string> {
  const register: Register = books.register.value;
  const owners = plan.resources.map((resource) => ownerOf(resource, register));
  return new Set(owners.filter((owner) => owner !== undefined));
}
