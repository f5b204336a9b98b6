import { stringify } from "csv-stringify/sync";
import { canonicalTable } from "../../judge/canonical-json.ts";
import type { Dossier } from "../../judge/records.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";

const columns = [
  "urn",
  "type",
  "subProcessor",
  "scope",
  "reason",
  "rules",
  "declaredAt",
  "inputsSha256",
] as const;

/** `population.json` and `population.csv`: every resource, in or out of scope and why, and counts that reconcile. */
export function populationFiles({
  provenance,
  resources,
  reconciliation,
}: Dossier): [Artefact<Content>, Artefact<Content>] {
  const rows = resources.length;
  return [
    {
      path: "population.json",
      content: canonicalTable({ generated: { ...provenance, rows }, reconciliation }, { resources }),
      rows,
    },
    {
      path: "population.csv",
      content: stringify(
        resources.map((resource) => ({ ...resource, rules: resource.rules.join(" ") })),
        { header: true, columns: [...columns], escape_formulas: true },
      ),
      rows,
    },
  ];
}
