import { stringify } from "csv-stringify/sync";
import type { AssessedResource } from "../../judge/assessment.ts";
import { canonicalTable } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { placeIn } from "../../judge/sentences.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { csvOptions } from "../csv.ts";

const columns = ["urn", "type", "subProcessor", "scope", "reason", "declaredAt", "inputsSha256"] as const;

/** `population.json` and `population.csv`: every resource, in or out of scope and why, and counts that reconcile. */
export function populationFiles({
  provenance,
  assessment: { resources, completeness },
}: Evidence): [Artefact<Content>, Artefact<Content>] {
  const rows = resources.length;
  return [
    {
      path: "population.json",
      content: canonicalTable({ generated: { ...provenance, rows }, completeness }, { resources }),
      rows,
    },
    {
      path: "population.csv",
      content: stringify(
        resources.map((resource: AssessedResource) => ({ ...resource, declaredAt: placeIn(resource) })),
        { header: true, columns: [...columns], ...csvOptions },
      ),
      rows,
    },
  ];
}
