import type { Evidence } from "../../judge/evidence.ts";
import { inWords } from "../../register/duration.ts";
import { type Html, html } from "../markup/html.ts";
import { drawing } from "./flows.ts";
import { arithmetic, periodOf, table, verdictMark } from "./words.ts";

const triggers = {
  creation: "the record is made",
  "account-deletion": "the account is deleted",
  "vendor-policy": "the vendor's policy decides",
} as const;

/** The worst case of every copy, drawn against the documented period. */
export function retentionChart(timeline: string): Html {
  return html`<section id="retention" aria-labelledby="retention-title">
<h2 id="retention-title">How long data lives</h2>
<p class="note">The worst case of every copy against the documented period after the trigger.</p>
${drawing("Timeline", timeline, html`The same, term by term: <a href="#arithmetic">arithmetic of retention</a>.`)}
</section>`;
}

/** The same as a table: each term of each copy with its source. */
export function arithmeticTable(evidence: Evidence): Html {
  const clauses = new Map(evidence.register.retention.map((row) => [row.id, row]));
  const rows = evidence.assessment.promises.flatMap((promise) => {
    const row = clauses.get(promise.clause);
    return row && promise.copies ? [{ promise, row, copies: promise.copies }] : [];
  });
  return html`<section id="arithmetic" aria-labelledby="arithmetic-title">
<h2 id="arithmetic-title">Arithmetic of retention</h2>
<p class="note">Every term of the worst case, with its source.</p>
${table(
  "Life of every copy",
  ["Data", "Starts when", "Documented", "Copy", "Worst case", "Sum", "Verdict"],
  rows.flatMap(({ promise, row, copies }) =>
    copies.map(
      (
        copy,
      ) => html`<tr><td><a href="#promise-${promise.clause}">${promise.label}</a></td><td>${triggers[row.trigger]}</td>
<td class="figure">${periodOf(copy, promise)}</td>
<td>${copy.label}<br><small>${copy.company ?? copy.subProcessor}</small></td><td>${arithmetic(copy)}</td>
<td class="figure">${inWords(copy.total)}</td><td>${verdictMark(copy.verdict)}</td></tr>`,
    ),
  ),
)}
</section>`;
}
