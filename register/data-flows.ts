import type { LawCard, Register, RetentionClause, SubProcessor } from "./schema.ts";

type Holder = RetentionClause["holders"][number];

/** Who sends and receives: people outside every boundary, a place of a sub-processor, or a company that nobody named. */
export interface FlowEnd {
  readonly id: string;
  readonly label: string;
  readonly kind: "people" | "place" | "unnamed";
  /** The vendor whose trust boundary the end lies in; null for people and for a company that nobody named. */
  readonly subProcessor: string | null;
  readonly region: string | null;
}

/** One kind of data on its way across a boundary. */
export interface FlowData {
  readonly clause: string;
  /** What it is on this lane: what is hashed later has a name of its own until then. */
  readonly label: string;
  /** plain: the application has neither hashed nor encrypted it; TLS, which each lane has, is no form. */
  readonly form: Holder["form"];
  readonly healthData: boolean;
}

/** Everything that passes from one end to another. */
export interface Flow {
  readonly number: number;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  /** Whether any of it can be health data. */
  readonly healthData: boolean;
  readonly data: readonly FlowData[];
}

/** What each form says of the data, one sentence for every format. */
export const formWords: Readonly<Record<FlowData["form"], string>> = {
  plain: "not encrypted by the application",
  "encrypted-field": "encrypted field by field, as only the application can show",
  hash: "as a hash, as only the application can show",
};

/** Who holds a copy that no holder of its row tells of. */
export interface FlowCopy {
  readonly clause: string;
  readonly subProcessor: string;
  /** Who is behind the sub-processor, in the words of register/copies.yaml. */
  readonly company?: string | undefined;
}

/** Who sends and receives without being a company of the list. */
export const peopleLabel = "Callers and business customers";

const people: FlowEnd = {
  id: "people",
  label: peopleLabel,
  kind: "people",
  subProcessor: null,
  region: null,
};

const placeForRole = {
  stored: "storage",
  "in-flight": "processing",
  transit: "transit",
  delivery: "processing",
};

/** A company behind a sub-processor as people read it: `whoever transcribes; the page names nobody` → `Whoever transcribes`. */
export function companyLabel(company: string): string {
  const [name = company] = company.split(";");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/**
 * Every flow that rows, holders, copies and places of the register imply, both ways where both are taken: people and
 * vendors reach the application through the edge, which ends TLS and so reads what passes; the application reads back
 * what it stores; messages are answered the way they came; a vendor that keeps data under its own policy has it from
 * people, and deals with the application unless that takes none of it. A company that stands behind a vendor and is named
 * by nobody is an end too, and makes the map incomplete.
 */
export function dataFlows(
  register: Register,
  laws: readonly LawCard[],
  copies: readonly FlowCopy[] = [],
): Flow[] {
  const lanes = new Map<string, { from: FlowEnd; to: FlowEnd; data: FlowData[] }>();
  const ways = waysOf(register);
  for (const row of register.retention) {
    const healthData = holdsHealthData(row, laws);
    for (const { from, to, form } of hopsOf(row, ways, copies)) {
      if (from.id === to.id) continue;
      const key = `${from.id} ${to.id}`;
      const lane = lanes.get(key) ?? { from, to, data: [] };
      const label = (form === "plain" ? row.rawLabel : undefined) ?? row.label;
      if (!lane.data.some((known) => known.clause === row.id && known.form === form))
        lane.data.push({ clause: row.id, label, form, healthData });
      lanes.set(key, lane);
    }
  }
  return [...lanes.values()].map((lane, index) => ({
    number: index + 1,
    ...lane,
    healthData: lane.data.some(({ healthData }) => healthData),
  }));
}

/** Companies that data reaches and that nobody named, each once: while there is one, no map of flows is complete. */
export function unnamedEnds(flows: readonly Flow[]): FlowEnd[] {
  const ends = flows.flatMap(({ from, to }) => [from, to]).filter(({ kind }) => kind === "unnamed");
  return [...new Map(ends.map((end) => [end.id, end])).values()];
}

/** Health data is what is encrypted field by field, or what a health law is cited for. */
export function holdsHealthData({ holders, law }: RetentionClause, laws: readonly LawCard[]): boolean {
  const health = new Set(laws.filter(({ instrument }) => instrument === "HIPAA").map(({ id }) => id));
  return holders.some(({ form }) => form === "encrypted-field") || law.some((id) => health.has(id));
}

interface Hop {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly form: Holder["form"];
}

interface Ways {
  readonly register: Register;
  readonly application: FlowEnd;
  /** From outside into the application, through the edge where the register has one. */
  readonly inward: (from: FlowEnd) => Hop[];
  /** From the application to people who read it in a browser. */
  readonly shown: Hop[];
}

function waysOf(register: Register): Ways {
  const application = placeWith("compute", register);
  if (!application) throw new Error('the register has no place with the role "compute"');
  const edge = placeWith("transit", register);
  const through = (...ends: FlowEnd[]) => ends.slice(1).flatMap((to, index) => plain(ends[index] ?? to, to));
  return {
    register,
    application,
    inward: (from) =>
      edge && from.id !== edge.id ? through(from, edge, application) : through(from, application),
    shown: edge ? through(application, edge, people) : through(application, people),
  };
}

function plain(from: FlowEnd, to: FlowEnd): Hop[] {
  return [{ from, to, form: "plain" }];
}

function hopsOf(row: RetentionClause, ways: Ways, copies: readonly FlowCopy[]): Hop[] {
  const { register } = ways;
  const own = copies.filter(({ clause }) => clause === row.id);
  const holders = [
    ...row.holders,
    ...own
      .filter(({ subProcessor }) => !row.holders.some((holder) => holder.subProcessor === subProcessor))
      .map(({ subProcessor }) => ({
        subProcessor,
        role: usualRole(subProcessor, register),
        form: "plain" as const,
      })),
  ];
  return [
    ...holders.flatMap((holder) => hopsOfHolder(row, holder, ways)),
    ...own.flatMap(({ subProcessor, company }) => {
      if (company === undefined) return [];
      const at = endOf(register, { subProcessor, role: usualRole(subProcessor, register) });
      const label = companyLabel(company);
      const behind: FlowEnd = {
        id: `unnamed ${label}`,
        label,
        kind: "unnamed",
        subProcessor: null,
        region: null,
      };
      return [...plain(at, behind), ...plain(behind, at)];
    }),
  ];
}

function hopsOfHolder(
  row: RetentionClause,
  holder: Pick<Holder, "subProcessor" | "role" | "form"> & Partial<Holder>,
  { register, application, inward, shown }: Ways,
): Hop[] {
  const end = endOf(register, holder);
  const { form } = holder;
  if (row.trigger === "vendor-policy") {
    const dealt = row.enforcedBy.includes("not-collected")
      ? []
      : [...plain(application, end), ...inward(end)];
    return [...plain(people, end), ...dealt];
  }
  const place = placeOf(register, end.id);
  if (holder.role === "transit") return inward(people);
  if (holder.role === "delivery") return [...plain(application, end), ...plain(end, people), ...inward(end)];
  if (place?.role === "processing") {
    const answers = holder.replies === false ? [] : [...plain(application, end), ...plain(end, people)];
    return [...plain(people, end), ...inward(end), ...answers];
  }
  // What the application keeps where it runs crosses no boundary.
  if (end.id === application.id) return [];
  return [
    { from: application, to: end, form },
    { from: end, to: application, form },
    ...inward(people),
    ...(form === "hash" ? [] : shown),
    ...(place?.fetchedDirectly ? [{ from: end, to: people, form }] : []),
  ];
}

/** How the register has the vendor hold other rows; by the kind of its first place where it holds none. */
function usualRole(subProcessor: string, { retention, subProcessors }: Register): Holder["role"] {
  const held = retention
    .flatMap(({ holders }) => holders)
    .find((holder) => holder.subProcessor === subProcessor);
  if (held && held.role !== "transit") return held.role;
  const places = subProcessors.find(({ id }) => id === subProcessor)?.places ?? [];
  return places.some(({ role }) => role === "storage") ? "stored" : "in-flight";
}

function placeOf({ subProcessors }: Register, place: string) {
  return subProcessors.flatMap(({ places }) => places).find(({ id }) => id === place);
}

function placeWith(role: string, { subProcessors }: Register): FlowEnd | undefined {
  for (const processor of subProcessors) {
    const place = processor.places.find((candidate) => candidate.role === role);
    if (place) return flowEnd(processor, place);
  }
  return undefined;
}

function endOf(
  { subProcessors }: Register,
  { subProcessor, role }: Pick<Holder, "subProcessor" | "role">,
): FlowEnd {
  const processor = subProcessors.find(({ id }) => id === subProcessor);
  const place =
    processor?.places.find((candidate) => candidate.role === placeForRole[role]) ?? processor?.places[0];
  if (!processor || !place) throw new Error(`the register has no place for ${subProcessor}`);
  return flowEnd(processor, place);
}

function flowEnd({ id }: SubProcessor, place: SubProcessor["places"][number]): FlowEnd {
  return { id: place.id, label: place.service, kind: "place", subProcessor: id, region: place.region };
}
