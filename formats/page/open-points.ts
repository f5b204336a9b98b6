import type {
  AssessedAttestation,
  AssessedFinding,
  AssessedGap,
  Assessment,
} from "../../judge/assessment.ts";
import { type Contradiction, contradictionsIn } from "../../judge/contradictions.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { placeIn } from "../../judge/sentences.ts";
import { failureOf } from "../../judge/verdict.ts";
import { type Html, html } from "../markup/html.ts";
import { count, digest, table, verdictMark } from "./words.ts";

/** What is wrong, what nobody has proved, what was waived and what was attested: first, not last. */
export function openPoints({ assessment }: Evidence): Html {
  const contradicted = contradictionsIn(assessment.promises);
  const broken = assessment.findings.filter(({ outcome }) => failureOf(outcome));
  return html`<section id="open" aria-labelledby="open-title">
<h2 id="open-title">Open points</h2>
<h3>Contradicted by a vendor</h3>
<p class="note">What a vendor documents breaks these sentences of the page, whatever is declared.</p>
${contradicted.length === 0 ? html`<p class="none">None.</p>` : contradictions(contradicted)}
<h3>Findings to fix</h3>
${broken.length === 0 ? html`<p class="none">No rule found a violation, and none could not be checked.</p>` : findings(broken)}
<h3>Gaps</h3>
<p class="note">No rule can prove these. Each has an owner and names what would close it.</p>
${assessment.gaps.length === 0 ? html`<p class="none">None.</p>` : gaps(assessment.gaps)}
<h3>Waivers</h3>
${assessment.waivers.length === 0 ? html`<p class="none">None in force.</p>` : waivers(assessment)}
<h3>Attestations</h3>
${attestations(assessment.attestations)}
</section>`;
}

function contradictions(entries: readonly Contradiction[]): Html {
  return table(
    "Contradicted by a vendor",
    ["Promise", "Why", "What ends it"],
    entries.flatMap(({ promises, ends }) =>
      promises.map(
        ({ clause, label, why }) => html`<tr><td><a href="#promise-${clause}">${label}</a></td>
<td class="prose">${why}</td><td class="prose">${ends}</td></tr>`,
      ),
    ),
  );
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

function gaps(entries: readonly AssessedGap[]): Html {
  return table(
    "Gaps",
    ["Gap", "Promises", "Owner", "What closes it"],
    entries.map(
      ({ id, sentence, clauses, owner, closes }) => html`<tr id="gap-${id}"><td class="prose">${sentence}</td>
<td>${promiseLinks(clauses)}</td><td>${owner}</td><td class="prose">${closes}</td></tr>`,
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

function attestations(entries: readonly AssessedAttestation[]): Html {
  const inForce = entries.filter((entry) => entry.inForce);
  const waiting = entries.length - inForce.length;
  return html`${
    inForce.length > 0 &&
    table(
      "Attestations in force",
      ["Statement", "Promises", "Owner", "Attested", "Ends", "Reference"],
      inForce.map(
        (entry) => html`<tr id="attestation-${entry.id}"><td class="prose">${entry.statement}</td>
<td>${promiseLinks(entry.clauses)}</td><td>${entry.owner}</td><td class="date">${entry.attestedOn}</td>
<td class="date">${entry.expiresOn}</td><td>${entry.reference}</td></tr>`,
      ),
    )
  }<p class="none">${inForce.length === 0 && "None in force. "}${
    waiting > 0 && `${count(waiting, "entry", "entries")} without one in force, listed under gaps.`
  }</p>`;
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
