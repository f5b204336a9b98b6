import type { AssessedFinding, Assessment } from "../../judge/assessment.ts";
import { type Contradiction, contradictionsIn } from "../../judge/contradictions.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { gapRows, gapsByOwner, type OwnedGaps } from "../../judge/gaps-by-owner.ts";
import { placeIn } from "../../judge/sentences.ts";
import { failureOf } from "../../judge/verdict.ts";
import { type Html, html } from "../markup/html.ts";
import { digest, table, verdictMark } from "./words.ts";

/** What is wrong, what vendors break, what waits for whom, what was waived and attested: first, not last. */
export function openPoints({ assessment }: Evidence): Html {
  const { gaps, promises, waivers: waived } = assessment;
  const contradicted = contradictionsIn(promises);
  const broken = assessment.findings.filter(({ outcome }) => failureOf(outcome));
  return html`<section id="open" aria-labelledby="open-title">
<h2 id="open-title">Open points</h2>
${
  broken.length === 0
    ? html`<p class="none">No rule found a violation, and every rule could be checked.</p>`
    : html`<h3>Findings to fix</h3>${findings(broken)}`
}
${contradicted.length > 0 && contradictions(contradicted)}
${promiseOverview(assessment)}
<h3>Waiting for their owners</h3>
${
  gaps.length === 0
    ? html`<p class="none">Nothing.</p>`
    : html`<p class="note">No rule can prove these. Each names what would close it.</p>
${gapsByOwner(gaps).map((owned) => waiting(owned, assessment))}`
}
${waived.length > 0 && html`<h3>Waivers</h3>${waivers(assessment)}`}
${attestations(assessment)}
</section>`;
}

/** On paper one row a promise stands here; on a screen each opens to its proof in the next section. */
function promiseOverview({ promises }: Assessment): Html {
  return html`<div class="printed"><h3>Every promise</h3>${table(
    "Every promise",
    ["Promise", "Documented", "This stack", "Verdict"],
    promises.map(
      ({ label, documented, actual, verdict }) =>
        html`<tr><th scope="row">${label}</th><td>${documented}</td><td>${actual}</td><td>${verdictMark(verdict)}</td></tr>`,
    ),
  )}</div>`;
}

function contradictions(entries: readonly Contradiction[]): Html {
  return html`<h3>Contradicted by a vendor</h3>
<p class="note">What a vendor documents breaks these sentences of the page, whatever is declared.</p>
${table(
  "Contradicted by a vendor",
  ["Promises", "Because of", "What ends it"],
  entries.map(
    ({ promises, because, ends }) =>
      html`<tr><td class="prose">${promises.map(
        ({ clause, label, least, why }) =>
          html`<div><a href="#promise-${clause}">${label}</a>: ${least ?? why}</div>`,
      )}</td><td class="prose">${because ?? "Nothing that the register names"}</td><td class="prose">${ends}</td></tr>`,
  ),
)}`;
}

function waiting({ owner, gaps }: OwnedGaps, { attestations: all }: Assessment): Html {
  return html`<details class="owner" id="open-${owner}">
<summary><span class="label">${owner}</span> ${gaps.length} open</summary>
${table(
  `Waiting for ${owner}`,
  ["What is not shown", "What closes it", "Promises"],
  gapRows(gaps, all).map(
    ({ what, steps, clauses }) =>
      html`<tr><td class="prose">${what}</td><td class="prose">${steps.map(
        ({ id, company, closes }) =>
          html`<div id="gap-${id}">${company && html`<strong>${company}</strong>: `}${closes}</div>`,
      )}</td><td>${promiseLinks(clauses)}</td></tr>`,
  ),
)}
</details>`;
}

function findings(entries: readonly AssessedFinding[]): Html {
  return table(
    "Findings to fix",
    ["Verdict", "Rule", "Finding and fix", "Resource", "Record"],
    entries.map(
      (entry) => html`<tr><td>${verdictMark(entry.outcome)}</td>
<td><a href="#rule-${entry.rule}">${entry.rule}</a><br><small>${entry.severity}</small></td>
<td class="prose">${entry.message}<br><small>Fix: ${entry.remediation}</small></td>
<td>${resource(entry)}</td><td>${digest(entry.sha256)}</td></tr>`,
    ),
  );
}

function waivers({ waivers: entries }: Assessment): Html {
  return table(
    "Waivers",
    ["Waiver", "Rule and resource", "Reason", "Asked, approved", "In force"],
    entries.map(
      (entry) => html`<tr id="waiver-${entry.id}"><td>${entry.id}<br><small>${entry.ticket}</small></td>
<td><a href="#rule-${entry.rule}">${entry.rule}</a><br><code class="urn">${entry.urn}</code></td>
<td>${entry.reason}</td><td>${entry.requester}, ${entry.approver}</td>
<td class="date">${entry.createdOn} to ${entry.expiresOn}</td></tr>`,
    ),
  );
}

function attestations({ attestations: entries, waivers: waived }: Assessment): Html {
  const inForce = entries.filter((entry) => entry.inForce);
  const none = [waived.length === 0 && "waiver", inForce.length === 0 && "attestation"].filter(Boolean);
  return html`${
    inForce.length > 0 &&
    html`<h3>Attestations</h3>${table(
      "Attestations in force",
      ["Statement", "Promises", "Owner", "Attested", "Ends", "Reference"],
      inForce.map(
        (entry) => html`<tr id="attestation-${entry.id}"><td class="prose">${entry.statement}</td>
<td>${promiseLinks(entry.clauses)}</td><td>${entry.owner}</td><td class="date">${entry.attestedOn}</td>
<td class="date">${entry.expiresOn}</td><td>${entry.reference}</td></tr>`,
      ),
    )}`
  }${none.length > 0 && html`<p class="none">No ${none.join(" and no ")} is in force.</p>`}`;
}

export function promiseLinks(clauses: readonly string[]): Html {
  if (clauses.length === 0) return html`<span class="quiet">none</span>`;
  return html`${clauses.map((id, index) => html`${index > 0 && ", "}<a href="#promise-${id}">${id}</a>`)}`;
}

/** A resource by its URN and the line that declares it; the whole stack where a rule judges no single one. */
export function resource(finding: AssessedFinding): Html {
  const { urn } = finding;
  if (urn === undefined) return html`<span class="quiet">the whole stack</span>`;
  const declaredAt = placeIn(finding);
  return html`<code class="urn">${urn}</code>${declaredAt && html`<br><small>${declaredAt}</small>`}`;
}
