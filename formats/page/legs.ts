import type { AssessedPromise } from "../../judge/assessment.ts";
import { type Evidence, verdictOfLeg } from "../../judge/evidence.ts";
import { legStatement } from "../../judge/sentences.ts";
import { type Html, html } from "../markup/html.ts";
import { table, verdictMark } from "./words.ts";

/** What must be shown for the promise to be met; a mark says whether it is, words say by what or what is missing. */
export function legsList(promise: AssessedPromise): Html {
  return html`<ul class="legs">${promise.legs.map(
    (leg) =>
      html`<li>${verdictMark(verdictOfLeg(leg, promise))} ${legStatement(leg)} <small>${leg.proof}${leg.by.length > 0 && `: ${leg.by.join(", ")}`}${
        leg.missing !== undefined && `; ${leg.missing}`
      }</small></li>`,
  )}</ul>`;
}

/** The legs of every promise, for paper: on a screen each promise opens to its own. */
export function legsTable({ laws, assessment }: Evidence): Html {
  return html`<section class="printed" aria-label="Legs of proof">
<h2>Legs of proof</h2>
${table(
  "Legs of proof",
  ["Promise", "What must be shown", "Verdict"],
  assessment.promises.map((promise) => {
    const cards = laws.filter(({ id }) => promise.law.includes(id));
    return html`<tr><th scope="row">${promise.label}<br><small>${cards.map(({ instrument, article }) => `${instrument} ${article}`).join(", ")}</small></th>
<td class="prose"><p>${promise.statement}</p>${legsList(promise)}</td><td>${verdictMark(promise.verdict)}</td></tr>`;
  }),
)}
</section>`;
}
