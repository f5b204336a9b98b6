import { InputError } from "./input-error.ts";
import { books } from "./read-books.ts";
import type { VendorFacts } from "./schema.ts";

export type VendorDefault = VendorFacts["defaults"][number];
type VendorFact = VendorFacts["facts"][number];

let defaults: Map<string, VendorDefault> | undefined;

/** What the vendor does when `property` (dotted input path) of `type` is omitted; undefined where no fact is recorded. */
export function vendorDefault(type: string, property: string): VendorDefault | undefined {
  defaults ??= new Map(
    [...books().vendors.values()].flatMap(({ value }) =>
      value.defaults.map((entry) => [`${entry.type} ${entry.property}`, entry] as const),
    ),
  );
  return defaults.get(`${type} ${property}`);
}

let facts: Map<string, CitedFact> | undefined;

/** A fact with the place that people find it at. */
export interface CitedFact extends VendorFact {
  /** `register/vendors/neon.yaml neon-history-maximum`. */
  readonly cited: string;
}

/** One fact by its id, which no two vendors share. Throws `InputError` where the register lacks it. */
export function vendorFact(id: string): CitedFact {
  facts ??= new Map(
    [...books().vendors].flatMap(([vendor, { value }]) =>
      value.facts.map(
        (fact) => [fact.id, { ...fact, cited: `register/vendors/${vendor}.yaml ${fact.id}` }] as const,
      ),
    ),
  );
  const fact = facts.get(id);
  if (!fact)
    throw new InputError([`no vendor fact is called "${id}"; add it to register/vendors/ with its source.`]);
  return fact;
}

/** The sub-processor that a Pulumi package belongs to, or undefined for a package that is no vendor's. */
export function subProcessorOfPackage(pkg: string): string | undefined {
  return books().register.value.subProcessors.find(({ providers }) => providers.includes(pkg))?.id;
}
