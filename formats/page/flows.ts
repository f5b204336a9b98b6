import type { Evidence } from "../../judge/evidence.ts";
import { agreementWith } from "../../register/agreements.ts";
import { type Flow, type FlowEnd, formWords } from "../../register/data-flows.ts";
import { Html, html } from "../markup/html.ts";
import { table } from "./words.ts";

/** A drawing under its name, as wide as the window. */
export function drawing(name: string, svg: string, caption: Html): Html {
  return html`<figure aria-label="${name}">${new Html(svg)}<figcaption>${caption}</figcaption></figure>`;
}

/** The map of where data flows. */
export function flowDrawing(svg: string): Html {
  return html`<section id="flows" aria-labelledby="flows-title">
<h2 id="flows-title">Where data flows</h2>
${drawing("Flow map", svg, html`Dashed frames are the vendors' trust boundaries. Bold lanes marked PHI carry health data. The numbers are those of the <a href="#lanes">lanes</a>.`)}
</section>`;
}

/** The lanes of the map as a table. */
export function laneTable(flows: readonly Flow[], { register, assessment }: Evidence): Html {
  const name = ({ subProcessor, label, region }: FlowEnd) => {
    const vendor = register.subProcessors.find(({ id }) => id === subProcessor);
    return html`${vendor && html`${vendor.legalName}<br>`}<small>${label}${region && `, ${region}`}</small>`;
  };
  const agreement = ({ subProcessor }: FlowEnd) => {
    const vendor = register.subProcessors.find(({ id }) => id === subProcessor);
    if (!vendor) return html`<span class="quiet">not needed</span>`;
    const signed = agreementWith(vendor.id, "baa", assessment.attestations);
    return (signed?.inForce && signed.reference) || html`<span class="missing">none recorded</span>`;
  };
  return html`<section id="lanes" aria-labelledby="lanes-title">
<h2 id="lanes-title">Lanes of the flow map</h2>
<p class="note">Drawn from rows, holders, copies and places. Cloudflare ends TLS and so reads what passes it. A dotted frame is a company that neither the page nor the register names: while there is one, the map is incomplete.</p>
${table(
  "Lanes of the map",
  ["Lane", "From", "To", "Data", "Health data", "Health agreement (BAA)"],
  flows.map(
    (
      flow,
    ) => html`<tr><td class="figure">${flow.number}</td><td>${name(flow.from)}</td><td>${name(flow.to)}</td>
<td>${flow.data.map(
      ({ clause, label, form }, index) =>
        html`${index > 0 && ", "}<a href="#promise-${clause}">${label}</a>${form !== "plain" && ` (${formWords[form]})`}`,
    )}</td>
<td>${flow.healthData ? html`<strong class="health">PHI</strong>` : "no"}</td>
<td>${flow.healthData ? agreement(flow.to) : html`<span class="quiet">not needed</span>`}</td></tr>`,
  ),
)}
</section>`;
}
