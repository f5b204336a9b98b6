import type { Artefact } from "./artefact.ts";
import { canonicalFile } from "./canonical-json.ts";
import type { Dossier } from "./records.ts";
import { writtenRetention } from "./written-retention.ts";

/** `findings.json`: every promise with its verdict and every finding with its digest. */
export function findingsFile(dossier: Dossier): [Artefact] {
  const { provenance, stack, project, source, asOf, register, findings, promises } = dossier;
  const content = canonicalFile({
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
      findings: promise.findings.map(({ sha256 }) => sha256),
      gaps: promise.gaps.map(({ id }) => id),
      attestations: promise.attestations.map(({ id }) => id),
    })),
    findings,
    gaps: dossier.gaps,
    waivers: dossier.waivers,
    attestations: dossier.attestations,
  });
  return [{ path: "findings.json", content, rows: findings.length }];
}
