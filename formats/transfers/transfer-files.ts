import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import { agreementWith } from "../../register/agreements.ts";
import { type Flow, type FlowEnd, formWords } from "../../register/data-flows.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { countryOf } from "../records/countries.ts";
import { tableFiles } from "../table-files.ts";

/**
 * `transfers.json` and `transfers.csv`: one row a hop, numbered as in the flow map: a mechanism belongs to a hop, not to
 * a vendor. No mechanism is filled in: nobody has recorded one, and which applies is for counsel.
 */
export function transferFiles(evidence: Evidence): Artefact<Content>[] {
  return tableFiles(
    "transfers",
    flowsOf(evidence).map((flow) => hopRow(flow, evidence)),
    evidence,
  );
}

function hopRow({ number, from, to, data, healthData }: Flow, evidence: Evidence) {
  const [left, right] = [countriesOf(from, evidence), countriesOf(to, evidence)];
  const recipient = to.subProcessor ?? from.subProcessor;
  const { attestations } = evidence.assessment;
  const reference = (kind: "dpa" | "baa") => {
    const entry = recipient === null ? undefined : agreementWith(recipient, kind, attestations);
    return entry?.inForce ? entry.reference : null;
  };
  return {
    hop: number,
    from: from.label,
    fromCompany: companyOf(from, evidence),
    fromCountries: left,
    to: to.label,
    toCompany: companyOf(to, evidence),
    toCountries: right,
    data: data.map(({ label, form }) => (form === "plain" ? label : `${label} (${formWords[form]})`)),
    healthData,
    crossesBorder: crossing(left, right),
    gdprMechanism: null,
    lgpdMechanism: null,
    mechanismOwner: "legal",
    lfpdppp: mexicanRelation(to),
    processingAgreement: reference("dpa"),
    healthAgreement: healthData ? reference("baa") : null,
  };
}

/** ISO 3166-1 alpha-2: of people the markets, of a place its region's; none where nobody tells. */
function countriesOf({ kind, region }: FlowEnd, { register }: Evidence): string[] {
  if (kind === "people") return [...register.organisation.markets];
  const country = region === null ? undefined : countryOf(region);
  return country === undefined ? [] : [country];
}

function crossing(from: readonly string[], to: readonly string[]): string {
  if (from.length === 0 || to.length === 0) return "not known";
  const outside = [...new Set([...from, ...to])];
  if (outside.length === 1) return "no";
  return from.length > 1 || to.length > 1 ? "for people outside the vendor's country" : "yes";
}

function mexicanRelation({ kind }: FlowEnd): string {
  if (kind === "unnamed")
    return "may be a transfer to a third party (articles 35 and 36); for counsel to confirm";
  return "no transfer (article 2, XX); for counsel to confirm";
}

function companyOf({ kind, subProcessor }: FlowEnd, { register }: Evidence): string {
  if (kind === "unnamed") return "named by nobody";
  return register.subProcessors.find(({ id }) => id === subProcessor)?.legalName ?? "";
}
