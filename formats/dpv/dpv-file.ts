import { canonicalFile } from "../../judge/canonical-json.ts";
import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Activity } from "../../register/activities.ts";
import {
  type Flow,
  type FlowEnd,
  holdsHealthData,
  peopleLabel,
  unnamedEnds,
} from "../../register/data-flows.ts";
import { books } from "../../register/read-books.ts";
import type { RetentionClause, SubProcessor } from "../../register/schema.ts";
import type { Artefact } from "../artefact.ts";
import { countryOf } from "../records/countries.ts";

/** Prefixes of the vocabularies; what is ours has a name under `urn:kaitalk:`. Source: W3C DPV 2.3. */
const context = {
  dpv: "https://w3id.org/dpv#",
  loc: "https://w3id.org/dpv/loc#",
  dct: "http://purl.org/dc/terms/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Nothing is said of what nobody could break; what a vendor contradicts does not comply. */
const statuses: Readonly<Record<Verdict, string | null>> = {
  met: "dpv:Compliant",
  violated: "dpv:NonCompliant",
  contradicted: "dpv:NonCompliant",
  declared: "dpv:ComplianceIndeterminate",
  waived: "dpv:PartiallyCompliant",
  gap: "dpv:ComplianceUnknown",
  unverified: "dpv:ComplianceUnknown",
  error: "dpv:ComplianceUnknown",
  "not-applicable": null,
};

/** `records.dpv.jsonld`: the records of processing and the flows in the Data Privacy Vocabulary, as JSON-LD. */
export function dpvFile(evidence: Evidence): [Artefact] {
  const { register } = evidence;
  const { activities } = books().activities.value;
  const flows = flowsOf(evidence);
  const nodes = [
    recordNode(evidence, activities, flows),
    organisationNode(evidence),
    {
      "@id": "urn:kaitalk:people:people",
      "@type": ["dpv:DataSubject", "dpv:Recipient"],
      "skos:prefLabel": english(peopleLabel),
    },
    ...register.subProcessors.map(vendorNode),
    ...unnamedEnds(flows).map(unnamedNode),
    ...register.retention.map((row) => dataNode(row, evidence)),
    ...measureNodes(evidence),
    ...activities.map((activity) => activityNode(activity, flows)),
    ...flows.map(laneNode),
  ];
  const content = canonicalFile({ "@context": context, "@graph": nodes });
  return [{ path: "records.dpv.jsonld", content, rows: nodes.length }];
}

function recordNode(
  { register, assessment, provenance }: Evidence,
  activities: readonly Activity[],
  flows: readonly Flow[],
) {
  const { generator, version, commit, command, inputs } = provenance;
  return {
    "@id": "urn:kaitalk:records",
    "@type": ["dpv:RecordsOfActivities", "dpv:DataProcessingRecord"],
    "dct:title": english(`Records of processing of ${register.organisation.name}`),
    "dct:created": typed(provenance.time, "dateTime"),
    "dct:valid": typed(assessment.asOf, "date"),
    "dct:creator": `${generator} ${version}, commit ${commit}, "${command}"`,
    "dct:source": inputs.map(({ path, sha256 }) => `${path} sha256:${sha256}`),
    "dpv:hasResponsibleEntity": node(organisationId),
    "dpv:hasProcess": [...activities.map(activityId), ...flows.map(laneId)].map(node),
  };
}

function organisationNode({ register: { organisation } }: Evidence) {
  return {
    "@id": organisationId,
    "@type": "dpv:Organisation",
    "dpv:hasName": organisation.name,
    "dpv:hasContact": organisation.contacts.privacy,
  };
}

/** A processor of the organisation, which makes it a sub-processor wherever that processes for its customers. */
function vendorNode({ id, legalName, purpose, places }: SubProcessor) {
  const countries = [
    ...new Set(places.flatMap(({ region }) => (region === null ? [] : (countryOf(region) ?? [])))),
  ];
  return {
    "@id": vendorId(id),
    "@type": ["dpv:DataProcessor", "dpv:DataSubProcessor"],
    "dpv:hasName": legalName,
    "dct:description": english(purpose),
    ...(countries.length > 0 && { "dpv:hasLocation": countries.map((country) => node(`loc:${country}`)) }),
  };
}

function unnamedNode(end: FlowEnd) {
  return {
    "@id": endId(end),
    "@type": "dpv:Recipient",
    "skos:prefLabel": english(end.label),
    "skos:note": english("Neither the public page nor the register names the company."),
  };
}

/** A data type with how long it is promised to be kept, and where the register has it. */
function dataNode(row: RetentionClause, { register, laws }: Evidence) {
  const { id, label, statement, holders } = row;
  const places = register.subProcessors.flatMap(({ id: vendor, places: own }) =>
    holders.some((holder) => holder.subProcessor === vendor && holder.role === "stored") ? own : [],
  );
  const countries = new Set(
    places.flatMap(({ region }) => (region === null ? [] : (countryOf(region) ?? []))),
  );
  return {
    "@id": dataId(id),
    "@type": holdsHealthData(row, laws)
      ? ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"]
      : "dpv:PersonalData",
    "skos:prefLabel": english(label),
    "dct:description": english(statement),
    "dpv:hasStorageCondition": [
      ...storageDuration(row),
      ...[...countries].map((country) => ({
        "@type": "dpv:StorageLocation",
        "dpv:hasLocation": node(`loc:${country}`),
      })),
    ],
    "dpv:hasTechnicalOrganisationalMeasure": node(promiseId(id)),
  };
}

/** Fixed after creation; after an account's end it is until that event and the period on top. */
function storageDuration({ trigger, duration }: RetentionClause) {
  if (duration === null) return [];
  const fixed = { "@type": "dpv:TemporalDuration", "rdf:value": typed(duration, "duration") };
  const until = { "@type": "dpv:UntilEventDuration", "skos:note": english("Until the account is deleted") };
  return [
    {
      "@type": "dpv:StorageDuration",
      "dpv:hasDuration": trigger === "account-deletion" ? [until, fixed] : fixed,
    },
  ];
}

/** Each promise as a measure, with whether it is kept as the judgement says. */
function measureNodes({ assessment }: Evidence) {
  return assessment.promises.map(({ clause, label, statement, verdict }) => {
    const status = statuses[verdict];
    return {
      "@id": promiseId(clause),
      "@type": "dpv:TechnicalOrganisationalMeasure",
      "skos:prefLabel": english(label),
      "dct:description": english(statement),
      "skos:note": english(`Verdict: ${verdict}`),
      ...(status !== null && { "dpv:hasComplianceStatus": node(status) }),
    };
  });
}

function activityNode(activity: Activity, flows: readonly Flow[]) {
  const { name, purpose, role, dataSubjects, data } = activity;
  const recipients = flows
    .filter(({ data: carried }) => carried.some(({ clause }) => data.includes(clause)))
    .flatMap(({ from, to }) => [from, to])
    .filter(({ kind }) => kind !== "people");
  const subjects = dataSubjects.map((subject) => ({
    "@type": "dpv:DataSubject",
    "skos:prefLabel": english(subject),
  }));
  return {
    "@id": activityId(activity),
    "@type": "dpv:Process",
    "skos:prefLabel": english(name),
    "dpv:hasPurpose": { "@type": "dpv:Purpose", "skos:prefLabel": english(purpose) },
    [role === "controller" ? "dpv:hasDataController" : "dpv:hasDataProcessor"]: node(organisationId),
    ...(subjects.length > 0 && { "dpv:hasDataSubject": subjects }),
    ...(data.length > 0 && { "dpv:hasPersonalData": data.map(dataId).map(node) }),
    ...(recipients.length > 0 && { "dpv:hasRecipient": [...new Set(recipients.map(endId))].map(node) }),
  };
}

/** A hop: data that is transmitted from one end to another. */
function laneNode(flow: Flow) {
  const { number, from, to, data } = flow;
  return {
    "@id": laneId(flow),
    "@type": "dpv:Process",
    "skos:prefLabel": english(`${number}. ${from.label} to ${to.label}`),
    "dpv:hasProcessing": node("dpv:Transmit"),
    "dpv:hasDataSource": node(endId(from)),
    "dpv:hasRecipient": node(endId(to)),
    "dpv:hasPersonalData": [...new Set(data.map(({ clause }) => dataId(clause)))].map(node),
  };
}

const organisationId = "urn:kaitalk:organisation";

function vendorId(id: string): string {
  return `urn:kaitalk:sub-processor:${id}`;
}

function dataId(clause: string): string {
  return `urn:kaitalk:data:${clause}`;
}

function promiseId(clause: string): string {
  return `urn:kaitalk:promise:${clause}`;
}

function activityId({ id }: Activity): string {
  return `urn:kaitalk:activity:${id}`;
}

function laneId({ number }: Flow): string {
  return `urn:kaitalk:lane:${number}`;
}

function endId({ id, kind, subProcessor }: FlowEnd): string {
  return subProcessor === null ? `urn:kaitalk:${kind}:${encodeURIComponent(id)}` : vendorId(subProcessor);
}

function node(id: string) {
  return { "@id": id };
}

function english(text: string) {
  return { "@language": "en", "@value": text };
}

function typed(value: string, type: "date" | "dateTime" | "duration") {
  return { "@type": `xsd:${type}`, "@value": value };
}
