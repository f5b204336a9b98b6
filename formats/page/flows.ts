import type { Evidence } from "../../judge/evidence.ts";
import { agreementWith } from "../../register/agreements.ts";
import type { Flow, FlowEnd } from "../../register/data-flows.ts";
import { Html, html } from "../markup/html.ts";
import { table } from "./words.ts";

/** A drawing that is never smaller than its words can be read; a narrow window scrolls it. */
export function drawing(name: string, svg: string, caption: string): Html {
  return html`<figure><div class="scroll" role="region" tabindex="0" aria-label="${name}">${new Html(svg)}</div><figcaption>${caption}</figcaption></figure>`;
}

/** The flow map and the same lanes as a table. */
export function flowSection(flows: readonly Flow[], svg: string, { register, assessment }: Evidence): Html {
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
  return html`<section id="flows" aria-labelledby="flows-title">
<h2 id="flows-title">Where data flows</h2>
${drawing("Flow map", svg, "Dashed frames are the vendors' trust boundaries. Bold lanes marked PHI carry health data. The numbers are those of the table.")}
<p class="note">Drawn from the rows of the register. A row for which the register names no way in begins at the application.</p>
${table(
  "Lanes of the map",
  ["Lane", "From", "To", "Data", "Health data", "Agreement"],
  flows.map(
    (
      flow,
    ) => html`<tr><td class="figure">${flow.number}</td><td>${name(flow.from)}</td><td>${name(flow.to)}</td>
<td>${flow.data.map(
      ({ clause, label, form }, index) =>
        html`${index > 0 && ", "}<a href="#promise-${clause}">${label}</a>${form !== "plain" && ` (${forms[form]})`}`,
    )}</td>
<td>${flow.healthData ? html`<strong class="health">PHI</strong>` : "no"}</td>
<td>${flow.healthData ? agreement(flow.to) : html`<span class="quiet">not needed</span>`}</td></tr>`,
  ),
)}
</section>`;
}

const forms = { "encrypted-field": "encrypted field", hash: "hash" } as const;
