import { readFileSync } from "node:fs";
import type { SourceFile } from "../../judge/context.ts";
import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import { Html, html } from "../markup/html.ts";
import { selfContainedPage } from "../markup/self-contained-page.ts";
import { completenessSection } from "./completeness.ts";
import { checkSection, filesSection } from "./files.ts";
import { flowDrawing, laneTable } from "./flows.ts";
import { lawSection } from "./law.ts";
import { legsTable } from "./legs.ts";
import { openPoints } from "./open-points.ts";
import { promises } from "./promises.ts";
import { arithmeticTable, retentionChart } from "./retention.ts";
import { rulesSection } from "./rules.ts";
import { summary } from "./summary.ts";

const style = readFileSync(new URL("page.css", import.meta.url), "utf8");
const script = readFileSync(new URL("page.js", import.meta.url), "utf8");

const report = {
  open: "Open points",
  promises: "Promises",
  retention: "Retention",
  flows: "Flows",
  check: "How to check",
};

const annex = {
  arithmetic: "Arithmetic",
  lanes: "Lanes",
  records: "Records",
  completeness: "Completeness",
  law: "Law",
  rules: "Rules",
  files: "Files",
};

/** What the page shows beside the evidence. */
export interface PageParts {
  readonly flowMap: string;
  readonly timeline: string;
  /** Every other file of the evidence with its digest, relative to the page. */
  readonly files: readonly SourceFile[];
  /** The section on the records of processing that lie beside the page. */
  readonly records?: Html | undefined;
  /** Whether the page lies in a bag that VERIFY.md explains. */
  readonly isBag: boolean;
}

/**
 * `index.html`: the whole judgement on one page that loads nothing and works without its script. First a report that
 * prints on some ten pages, then an annex in which everything can be looked up.
 */
export function reportPage(
  evidence: Evidence,
  { flowMap, timeline, files, records, isBag }: PageParts,
): string {
  const { register, assessment } = evidence;
  const { stack, asOf } = assessment;
  const flows = flowsOf(evidence);
  const shown = Object.entries({ ...report, ...annex }).filter(([id]) => id !== "records" || records);
  const body = html`<a class="skip" href="#open">Skip to the open points</a>
${summary(evidence)}
<nav aria-label="Sections">${shown.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
<main>
${openPoints(evidence)}
${promises(evidence)}
${retentionChart(timeline)}
${flowDrawing(flowMap)}
${checkSection(evidence, isBag)}
<h2 class="annex">Annex</h2>
${legsTable(evidence)}
${arithmeticTable(evidence)}
${laneTable(flows, evidence)}
${records}
${completenessSection(evidence)}
${lawSection(evidence)}
${rulesSection(evidence)}
${filesSection(evidence, files)}
</main>
<footer><p>${register.organisation.name}: generated, not edited. Questions: ${register.organisation.contacts.privacy}</p></footer>
<script>${new Html(script)}</script>`.text;
  return selfContainedPage({
    language: "en",
    title: `Compliance evidence: ${stack}, ${asOf}`,
    style,
    body,
    script,
  });
}
