import { type Evidence, flowsOf } from "../../../judge/evidence.ts";
import type { Activity } from "../../../register/activities.ts";
import type { Flow } from "../../../register/data-flows.ts";
import type { Measure } from "../../../register/measures.ts";
import type { RetentionClause, SubProcessor } from "../../../register/schema.ts";
import type { BasedPromise } from "../cells.ts";

/** A data type of the register and what it is processed for. */
export interface Category {
  readonly clause: RetentionClause;
  readonly activity: Activity;
}

/** A place of a sub-processor that data of the record passes or rests in. */
export interface ProcessingPlace {
  readonly vendor: SubProcessor;
  readonly place: SubProcessor["places"][number];
}

/** Everything that one record draws on, narrowed to its activities. */
export interface Facts {
  readonly evidence: Evidence;
  /** Every promise that was judged, in the order of the assessment. */
  readonly promises: readonly BasedPromise[];
  readonly activities: readonly Activity[];
  readonly measures: readonly Measure[];
  readonly categories: readonly Category[];
  readonly flows: readonly Flow[];
  readonly vendors: readonly SubProcessor[];
  readonly places: readonly ProcessingPlace[];
}

export const registerPath = "register/register.yaml";

export function factsOf(
  evidence: Evidence,
  promises: readonly BasedPromise[],
  activities: readonly Activity[],
  measures: readonly Measure[],
): Facts {
  const { register } = evidence;
  const categories = activities.flatMap((activity) =>
    register.retention.filter(({ id }) => activity.data.includes(id)).map((clause) => ({ clause, activity })),
  );
  const ids = new Set(categories.map(({ clause }) => clause.id));
  const flows = flowsOf(evidence)
    .map((flow) => ({ ...flow, data: flow.data.filter(({ clause }) => ids.has(clause)) }))
    .filter(({ data }) => data.length > 0);
  const vendorIds = vendorsOf(categories, flows);
  const vendors = register.subProcessors.filter(({ id }) => vendorIds.has(id));
  const passed = new Set(flows.flatMap(({ from, to }) => [from.id, to.id]));
  const places = vendors.flatMap((vendor) => {
    const used = vendor.places.filter(({ id }) => passed.has(id));
    return (used.length > 0 ? used : vendor.places).map((place) => ({ vendor, place }));
  });
  return { evidence, promises, activities, measures, categories, flows, vendors, places };
}

/** Whoever holds one of the data types, or lies on its way. */
export function vendorsOf(categories: readonly Category[], flows: readonly Flow[]): Set<string> {
  const ids = new Set(categories.map(({ clause }) => clause.id));
  const holders = categories.flatMap(({ clause }) => clause.holders.map(({ subProcessor }) => subProcessor));
  const passed = flows
    .filter(({ data }) => data.some(({ clause }) => ids.has(clause)))
    .flatMap(({ from, to }) => [from.subProcessor, to.subProcessor]);
  return new Set([...holders, ...passed.filter((id) => id !== null)]);
}

/** The judged promises with these ids. */
export function promisesOf({ promises }: Facts, ids: readonly (string | null)[]): BasedPromise[] {
  return promises.filter(({ clause }) => ids.includes(clause));
}

export function legalName({ evidence }: Facts, vendor: string): string {
  return evidence.register.subProcessors.find(({ id }) => id === vendor)?.legalName ?? vendor;
}
