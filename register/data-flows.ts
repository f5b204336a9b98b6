import type { LawCard, Register, RetentionClause, SubProcessor } from "./schema.ts";

type Holder = RetentionClause["holders"][number];

/** Who sends and receives: people outside every boundary, or a place of a sub-processor. */
export interface FlowEnd {
  readonly id: string;
  readonly label: string;
  /** The vendor whose trust boundary the end lies in; null for people. */
  readonly subProcessor: string | null;
  readonly region: string | null;
}

/** One kind of data on its way across a boundary. */
interface FlowData {
  readonly clause: string;
  readonly label: string;
  readonly form: Holder["form"];
}

/** Everything of one lane that passes from one end to another. Health data travels on lanes of its own. */
export interface Flow {
  readonly number: number;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly healthData: boolean;
  readonly data: readonly FlowData[];
}

/** Who sends and receives without being a company of the list. */
export const peopleLabel = "Callers and business customers";

const people: FlowEnd = {
  id: "people",
  label: peopleLabel,
  subProcessor: null,
  region: null,
};

const placeForRole = {
  stored: "storage",
  "in-flight": "processing",
  transit: "transit",
  delivery: "processing",
};

/**
 * The flows that the register's data rows imply: people → vendors in flight or in transit → the application →
 * vendors that store or deliver. Rows that a vendor keeps under its own policy go to that vendor directly. Rows for
 * which the register names no way in begin at the application: a way that nobody wrote down is not drawn.
 */
export function dataFlows(register: Register, laws: readonly LawCard[]): Flow[] {
  const lanes = new Map<string, Omit<Flow, "number"> & { data: FlowData[] }>();
  for (const row of register.retention) {
    const healthData = holdsHealthData(row, laws);
    for (const { from, to, form } of hopsOf(row, register)) {
      if (from.id === to.id) continue;
      const key = `${from.id} ${to.id} ${healthData}`;
      const lane = lanes.get(key) ?? { from, to, healthData, data: [] };
      if (!lane.data.some(({ clause }) => clause === row.id))
        lane.data.push({ clause: row.id, label: row.label, form });
      lanes.set(key, lane);
    }
  }
  return [...lanes.values()].map((lane, index) => ({ number: index + 1, ...lane }));
}

/** Health data is what is encrypted field by field, or what a health law is cited for. */
export function holdsHealthData({ holders, law }: RetentionClause, laws: readonly LawCard[]): boolean {
  const health = new Set(laws.filter(({ instrument }) => instrument === "HIPAA").map(({ id }) => id));
  return holders.some(({ form }) => form === "encrypted-field") || law.some((id) => health.has(id));
}

function hopsOf(row: RetentionClause, register: Register) {
  const ends = row.holders.map((holder) => ({ holder, end: endOf(register, holder) }));
  if (row.trigger === "vendor-policy")
    return ends.map(({ holder, end }) => ({ from: people, to: end, form: holder.form }));
  const application = applicationOf(register);
  const inward = ends.filter(({ holder }) => holder.role === "in-flight" || holder.role === "transit");
  const outward = ends.filter(({ holder }) => holder.role === "stored" || holder.role === "delivery");
  return [
    ...inward.flatMap(({ end }) => [
      { from: people, to: end, form: "plain" as const },
      { from: end, to: application, form: "plain" as const },
    ]),
    ...outward.flatMap(({ holder, end }) => [
      { from: application, to: end, form: holder.form },
      ...(holder.role === "delivery" ? [{ from: end, to: people, form: holder.form }] : []),
    ]),
  ];
}

/** The place where the application runs: the register's only compute. */
function applicationOf({ subProcessors }: Register): FlowEnd {
  for (const processor of subProcessors) {
    const place = processor.places.find(({ role }) => role === "compute");
    if (place) return flowEnd(processor, place);
  }
  throw new Error('the register has no place with the role "compute"');
}

function endOf({ subProcessors }: Register, { subProcessor, role }: Holder): FlowEnd {
  const processor = subProcessors.find(({ id }) => id === subProcessor);
  const place =
    processor?.places.find((candidate) => candidate.role === placeForRole[role]) ?? processor?.places[0];
  if (!processor || !place) throw new Error(`the register has no place for ${subProcessor}`);
  return flowEnd(processor, place);
}

function flowEnd({ id }: SubProcessor, place: SubProcessor["places"][number]): FlowEnd {
  return { id: place.id, label: place.service, subProcessor: id, region: place.region };
}
