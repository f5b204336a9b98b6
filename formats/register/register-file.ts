import { canonicalFile } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { Artefact } from "../artefact.ts";

/** `register.json`: the promises and law cards that were in force, so that the pack can be read without a checkout. */
export function registerFile({ provenance, register, laws }: Evidence): [Artefact] {
  const rows = [register.regions, register.retention, register.safeguards, register.lists].flat().length;
  const content = canonicalFile({ generated: { ...provenance, rows }, register, laws });
  return [{ path: "register.json", content, rows }];
}
