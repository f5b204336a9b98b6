import type { Dossier, ResourceRecord } from "../../judge/records.ts";
import { type Html, html } from "../html/html.ts";
import { count, digest, table } from "./words.ts";

/** Judged resources are listed up to this number; the population file has all of them. */
const listed = 300;

/** Counts that must agree, and every resource with the reason why it is in or out of scope. */
export function completenessSection({ resources, reconciliation, register }: Dossier): Html {
  const anchors = resourceAnchors(resources);
  const { declared, planned, judged, outOfScope, unaccounted, complete } = reconciliation;
  const judgedOnes = resources.filter(({ scope }) => scope === "judged");
  const shown = shownResources(resources);
  const names = new Map(register.subProcessors.map(({ id, legalName }) => [id, legalName]));
  return html`<section id="completeness" aria-labelledby="completeness-title">
<h2 id="completeness-title">Completeness</h2>
<p>${count(declared, "resource")} declared, ${planned} planned; ${judged} judged and ${outOfScope} out of scope for a reason.
${
  complete
    ? "The counts agree."
    : html`<strong>The counts do not agree: ${count(unaccounted.length, "resource")} unaccounted for.</strong>`
}</p>
${table(
  "Resources of the stack",
  ["Resource", "Vendor", "Scope", "Why", "Inputs"],
  shown.map(
    ({ urn, declaredAt, subProcessor, scope, reason, inputsSha256 }) => html`<tr id="${anchors.get(urn)}">
<td><code class="urn">${urn}</code>${declaredAt && html`<br><small>${declaredAt}</small>`}</td>
<td>${(subProcessor && names.get(subProcessor)) ?? html`<span class="quiet">none</span>`}</td>
<td>${scope === "unaccounted" ? html`<strong>unaccounted</strong>` : scope.replaceAll("-", " ")}</td>
<td>${reason}</td><td>${digest(inputsSha256)}</td></tr>`,
  ),
)}
${judgedOnes.length > listed && html`<p>${count(judgedOnes.length - listed, "more judged resource")} not shown here.</p>`}
</section>`;
}

/** URN → id of the row that shows it, for the resources that are shown. */
export function resourceAnchors(resources: readonly ResourceRecord[]): ReadonlyMap<string, string> {
  return new Map(shownResources(resources).map(({ urn }, index) => [urn, `resource-${index + 1}`]));
}

function shownResources(resources: readonly ResourceRecord[]): ResourceRecord[] {
  const judged = resources.filter(({ scope }) => scope === "judged");
  return [...resources.filter(({ scope }) => scope !== "judged"), ...judged.slice(0, listed)];
}
