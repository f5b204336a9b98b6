import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import { agreementWith } from "../../register/agreements.ts";
import { type Flow, unnamedEnds } from "../../register/data-flows.ts";
import { type Agreement, agreements } from "../../register/proof.ts";
import type { SubProcessor } from "../../register/schema.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { tableFiles } from "../table-files.ts";

/**
 * `agreements.json` and `agreements.csv`: one row a company and kind of agreement: whether it is needed, where it
 * stands, with every date that somebody recorded and the day until which it counts.
 */
export function agreementFiles(evidence: Evidence): Artefact<Content>[] {
  const flows = flowsOf(evidence);
  const rows = [
    ...evidence.register.subProcessors.flatMap((vendor) =>
      agreements.map((kind) => trackedRow(vendor, kind, flows, evidence)),
    ),
    ...unnamedEnds(flows).flatMap(({ label, id }) =>
      agreements.map((kind) =>
        unnamedRow(
          label,
          kind,
          healthLanes(flows, (end) => end.id === id),
        ),
      ),
    ),
  ];
  return tableFiles("agreements", rows, evidence, { asOf: evidence.assessment.asOf });
}

const names: Readonly<Record<Agreement, string>> = {
  dpa: "data processing agreement",
  baa: "business associate agreement",
};

function trackedRow(vendor: SubProcessor, kind: Agreement, flows: readonly Flow[], { assessment }: Evidence) {
  const lanes = healthLanes(flows, ({ subProcessor }) => subProcessor === vendor.id);
  const entry = agreementWith(vendor.id, kind, assessment.attestations);
  const needed = kind === "dpa" || lanes.length > 0;
  const expired = entry?.expiresOn != null && entry.expiresOn < assessment.asOf;
  return {
    company: vendor.legalName,
    agreement: names[kind],
    needed: needed ? "yes" : "no: no health data reaches it",
    standing: entry?.inForce ? "in force" : expired ? "expired" : needed ? "not recorded" : "not needed",
    attestedOn: entry?.attestedOn ?? null,
    expiresOn: entry?.expiresOn ?? null,
    daysLeft:
      entry?.inForce && entry.expiresOn !== null ? daysBetween(assessment.asOf, entry.expiresOn) : null,
    dueOn: entry?.dueOn ?? null,
    reference: entry?.reference ?? null,
    services: vendor.places.map(({ service }) => service),
    healthDataLanes: lanes,
    owner: entry?.owner ?? (needed ? "legal" : null),
    closes: entry === undefined || entry.inForce ? null : entry.closes,
    attestation: entry?.id ?? null,
  };
}

function unnamedRow(
  company: string,
  kind: Agreement,
  lanes: readonly string[],
): ReturnType<typeof trackedRow> {
  return {
    company,
    agreement: names[kind],
    needed: kind === "dpa" || lanes.length > 0 ? "yes" : "no: no health data reaches it",
    standing: "the company is named by nobody",
    attestedOn: null,
    expiresOn: null,
    daysLeft: null,
    dueOn: null,
    reference: null,
    services: [],
    healthDataLanes: [...lanes],
    owner: "privacy",
    closes: "Name the company on the page and in the register.",
    attestation: null,
  };
}

/** Numbers of the lanes that carry health data to or from some ends. */
function healthLanes(flows: readonly Flow[], isOwn: (end: Flow["from"]) => boolean): string[] {
  return flows
    .filter(({ healthData, from, to }) => healthData && (isOwn(from) || isOwn(to)))
    .map(({ number }) => String(number));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
