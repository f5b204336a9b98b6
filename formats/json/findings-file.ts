import { canonicalTable } from "../../judge/canonical-json.ts";
import type { Dossier } from "../../judge/records.ts";
import { writtenRetention } from "../../judge/written-retention.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";

/** `findings.json`: every promise with its verdict and every finding with its digest. */
export function findingsFile(dossier: Dossier): [Artefact<Content>] {
  const { provenance, stack, project, source, asOf, register, findings, promises } = dossier;
  const head = {
    generated: { ...provenance, rows: findings.length },
    stack,
    project,
    source,
    asOf,
    registerVersion: register.version,
    counts: dossier.counts,
    reconciliation: dossier.reconciliation,
    promises: promises.map((promise) => ({
      ...promise,
      retention: promise.retention && writtenRetention(promise.retention),
      findings: promise.findings.length,
      gaps: promise.gaps.map(({ id }) => id),
      attestations: promise.attestations.map(({ id }) => id),
    })),
    gaps: dossier.gaps,
    waivers: dossier.waivers,
    attestations: dossier.attestations,
  };
  const content = canonicalTable(head, { findings });
  return [{ path: "findings.json", content, rows: findings.length }];
}
