import type { Evidence } from "../../judge/evidence.ts";
import { type Html, html } from "../markup/html.ts";
import { promiseLinks } from "./open-points.ts";
import { table, verdictMark } from "./words.ts";

/** The other direction: from each law card to the promises that lean on it. */
export function lawSection({ laws, assessment: { promises } }: Evidence): Html {
  return html`<section id="law" aria-labelledby="law-title">
<h2 id="law-title">Law</h2>
<p class="note">Engineering notes in our own words, not legal advice. What counsel must confirm is said.</p>
${table(
  "Law cards",
  ["Article", "In our words", "Status", "Read", "For counsel", "Promises"],
  laws.map((card) => {
    const leaning = promises.filter(({ law }) => law.includes(card.id));
    return html`<tr id="law-${card.id}"><th scope="row">${card.instrument} ${card.article}</th><td>${card.summary}</td>
<td>${card.status === "superseded" ? html`<strong>superseded</strong>, see <a href="#law-${card.supersededBy}">${card.supersededBy}</a>` : "in force"}</td>
<td>${card.read ? html`<span class="date">${card.read.on}</span><br><small>${card.read.what}; ${card.read.where}</small>` : html`<span class="quiet">not read</span>`}<br><small>${card.basis.replaceAll("-", " ")}</small></td>
<td>${card.counsel ?? html`<span class="quiet">nothing noted</span>`}</td>
<td>${leaning.length === 0 ? html`<span class="quiet">none leans on it</span>` : leaning.map(({ clause, verdict }) => html`<div class="pair">${promiseLinks([clause])} ${verdictMark(verdict)}</div>`)}</td></tr>`;
  }),
)}
</section>`;
}
