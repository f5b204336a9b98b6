import type { AssessedResource } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { placeIn } from "../../judge/sentences.ts";
import { type Html, html } from "../markup/html.ts";
import { count, digest, table } from "./words.ts";

/** Judged resources are listed up to this number; the population file has all of them. */
const listed = 300;

/** Counts that must agree, and every resource with the reason why it is in or out of scope. */
export function completenessSection({ assessment, register }: Evidence): Html {
  const { resources, completeness } = assessment;
  const anchors = resourceAnchors(resources);
  const { planned, judged, outOfScope, unjudged, complete } = completeness;
  const judgedOnes = resources.filter(({ scope }) => scope === "judged");
  const shown = shownResources(resources);
  const names = new Map(register.subProcessors.map(({ id, legalName }) => [id, legalName]));
  return html`<section id="completeness" aria-labelledby="completeness-title">
<h2 id="completeness-title">Completeness</h2>
<p>${count(planned, "resource")} declared; ${judged} judged and ${outOfScope.length} out of scope for a reason.
${
  complete
    ? "The counts agree."
    : html`<strong>The counts do not agree: ${count(unjudged.length, "resource")} unaccounted for.</strong>`
}</p>
${table(
  "Resources of the stack",
  ["Resource", "Vendor", "Scope", "Why", "Inputs"],
  shown.map(
    ({ urn, source, subProcessor, scope, reason, inputsSha256 }) => html`<tr id="${anchors.get(urn)}">
<td><code class="urn">${urn}</code>${source && html`<br><small>${placeIn({ source })}</small>`}</td>
<td>${(subProcessor && names.get(subProcessor)) ?? html`<span class="quiet">none</span>`}</td>
<td>${scope === "unaccounted" ? html`<strong>unaccounted</strong>` : scope.replaceAll("-", " ")}</td>
<td>${reason}</td><td>${digest(inputsSha256)}</td></tr>`,
  ),
)}
${judgedOnes.length > listed && html`<p>${count(judgedOnes.length - listed, "more judged resource")} not shown here.</p>`}
</section>`;
}

/** URN → id of the row that shows it, for the resources that are shown. */
export function resourceAnchors(resources: readonly AssessedResource[]): ReadonlyMap<string, string> {
  return new Map(shownResources(resources).map(({ urn }, index) => [urn, `resource-${index + 1}`]));
}

function shownResources(resources: readonly AssessedResource[]): AssessedResource[] {
  const judged = resources.filter(({ scope }) => scope === "judged");
  return [...resources.filter(({ scope }) => scope !== "judged"), ...judged.slice(0, listed)];
}
