import { InputError } from "./input-error.ts";
import { books } from "./read-books.ts";
import type { VendorFacts } from "./schema.ts";

export type VendorDefault = VendorFacts["defaults"][number];
export type VendorFact = VendorFacts["facts"][number];

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

/** One fact about a vendor. Throws `InputError` where the register lacks it. */
export function vendorFact(vendor: string, id: string): VendorFact {
  const fact = books()
    .vendors.get(vendor)
    ?.value.facts.find((entry) => entry.id === id);
  if (!fact)
    throw new InputError([
      `register/vendors/${vendor}.yaml: fact "${id}" is missing; add it with its source.`,
    ]);
  return fact;
}

/** The sub-processor that a Pulumi package belongs to, or undefined for a package that is no vendor's. */
export function subProcessorOfPackage(pkg: string): string | undefined {
  return books().register.value.subProcessors.find(({ providers }) => providers.includes(pkg))?.id;
}
