import type { AssessedFinding, AssessedPromise, AssessedRule, Assessment } from "../../judge/assessment.ts";
import { attestationsOf, type Evidence, filesOf, findingsOf } from "../../judge/evidence.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { inWords } from "../../register/duration.ts";
import { shortName } from "../../register/urn.ts";
import { type Html, html } from "../markup/html.ts";
import { resourceAnchors } from "./completeness.ts";
import { legsList } from "./legs.ts";
import { resource } from "./open-points.ts";
import { arithmetic, digest, periodOf, table, verdictMark } from "./words.ts";

/** Resources that met a rule are listed up to this number a rule; the findings file has all of them. */
const listed = 6;

const kinds = {
  regions: "Residency",
  retention: "Retention",
  safeguards: "Safeguards",
  lists: "Sub-processors",
} as const;

/** What the stack consists of, for those rows that speak of all of it. */
interface Population {
  /** URNs. */
  readonly judged: readonly string[];
  readonly anchors: ReadonlyMap<string, string>;
}

function populationOf({ resources }: Assessment): Population {
  const judged = resources.filter(({ scope }) => scope === "judged").map(({ urn }) => urn);
  return { judged, anchors: resourceAnchors(resources) };
}

/** Every promise with all that was found about it, and filters that need the script beside them. */
export function promises(evidence: Evidence): Html {
  const rules = new Map(evidence.assessment.rules.map((rule) => [rule.id, rule]));
  const population = populationOf(evidence.assessment);
  return html`<section id="promises" aria-labelledby="promises-title">
<h2 id="promises-title">Promises</h2>
<p class="note">Each opens to what must be shown, by which rules, files and agreements, and what is missing. "(ours)" marks a period that we chose where the public page is silent.</p>
${filters(evidence)}
${Object.entries(kinds).map(([kind, title]) => {
  const group = evidence.assessment.promises.filter((promise) => promise.kind === kind);
  return (
    group.length > 0 &&
    html`<div class="group"><h3>${title}</h3>${group.map((entry) => promise(entry, evidence, rules, population))}</div>`
  );
})}
<p class="none" id="no-match" hidden>No promise matches these filters.</p>
</section>`;
}

function filters({ laws, assessment: { promises: all }, register }: Evidence): Html {
  const cited = new Set(all.flatMap(({ law }) => law));
  const instruments = new Set(laws.filter(({ id }) => cited.has(id)).map(({ instrument }) => instrument));
  const verdicts = new Set(all.map(({ verdict }) => verdict));
  const options = (entries: Iterable<readonly [string, string]>) =>
    [...entries].map(([value, label]) => html`<option value="${value}">${label}</option>`);
  return html`<form class="filters" id="filters" hidden role="search" aria-label="Find promises">
<label>Search <input type="search" name="text" autocomplete="off" placeholder="rule, resource, words"></label>
<label>Law <select name="law"><option value="">all</option>${options([...instruments].map((name) => [name, name]))}</select></label>
<label>Vendor <select name="vendor"><option value="">all</option>${options(
    register.subProcessors.map(({ id, legalName }) => [id, legalName]),
  )}</select></label>
<label>Verdict <select name="verdict"><option value="">all</option>${options(
    [...verdicts].map((verdict) => [verdict, verdictWord(verdict)]),
  )}</select></label>
<button type="button" id="open-all">Open all</button>
<output id="matches" aria-live="polite"></output>
</form>`;
}

function promise(
  entry: AssessedPromise,
  evidence: Evidence,
  rules: ReadonlyMap<string, AssessedRule>,
  population: Population,
): Html {
  const cards = evidence.laws.filter(({ id }) => entry.law.includes(id));
  const { assessment } = evidence;
  const attested = attestationsOf(entry, assessment).filter(({ inForce }) => inForce);
  const instruments = [...new Set(cards.map(({ instrument }) => instrument))];
  return html`<details class="promise" id="promise-${entry.clause}" data-verdict="${entry.verdict}"
 data-law="${instruments.join("|")}" data-vendor="${vendorsOf(entry, assessment).join("|")}">
<summary><span class="label">${entry.label}</span><span class="values"><span><span class="key">documented</span> ${entry.documented}</span>
<span><span class="key">this stack</span> ${entry.actual}</span></span>${verdictMark(entry.verdict)}</summary>
<div class="body">
<p class="statement">${entry.statement}</p>
${entry.reason !== entry.statement && html`<p>${entry.reason}</p>`}
<dl class="facts">
<div><dt>Clause</dt><dd><code>${entry.clause}</code> in register/register.yaml, ${
    entry.documentedOnPage
      ? "stated on the public page"
      : html`<strong>not on the public page</strong>: ${entry.decidedBy}`
  }</dd></div>
<div><dt>Law</dt><dd>${cards.map(
    (card, index) =>
      html`${index > 0 && ", "}<a href="#law-${card.id}">${card.instrument} ${card.article}</a>`,
  )}</dd></div>
<div><dt>Legs of proof</dt><dd>${legsList(entry)}</dd></div>
</dl>
${entry.copies && lives(entry)}
${entry.findings.length > 0 && ruleTable(entry, evidence, rules, population)}
${entry.gaps.length > 0 && html`<p>Open: ${entry.gaps.map((id, index) => html`${index > 0 && ", "}<a href="#gap-${id}">${id}</a>`)}.</p>`}
${attested.length > 0 && html`<p>Attested: ${attested.map(({ id }, index) => html`${index > 0 && ", "}<a href="#attestation-${id}">${id}</a>`)}.</p>`}
</div></details>`;
}

function vendorsOf(promise: AssessedPromise, assessment: Assessment): string[] {
  const owners = new Map(assessment.resources.map(({ urn, subProcessor }) => [urn, subProcessor]));
  const touched = findingsOf(promise, assessment).map(({ urn }) =>
    urn === undefined ? null : owners.get(urn),
  );
  return [...new Set([...promise.subProcessors, ...touched])].filter((vendor) => typeof vendor === "string");
}

function lives(promise: AssessedPromise): Html {
  const { copies = [], label } = promise;
  return table(
    `Arithmetic of retention: ${label}`,
    ["Copy", "Held by", "Worst case", "Sum", "Documented", "Verdict"],
    copies.map(
      (copy) => html`<tr><td>${copy.label}</td><td>${copy.subProcessor}</td><td>${arithmetic(copy)}</td>
<td class="figure">${inWords(copy.total)}</td><td class="figure">${periodOf(copy, promise)}</td>
<td>${verdictMark(copy.verdict)}<br><small>${copy.reason}</small></td></tr>`,
    ),
  );
}

/** What is not met stands by itself; the resources that met a rule share one line. */
function ruleTable(
  promise: AssessedPromise,
  evidence: Evidence,
  rules: ReadonlyMap<string, AssessedRule>,
  population: Population,
): Html {
  const byRule = Map.groupBy(findingsOf(promise, evidence.assessment), ({ rule }) => rule);
  return table(
    `Rules and resources: ${promise.label}`,
    ["Rule", "Verdict", "Finding", "Resources"],
    [...byRule].flatMap(([rule, entries]) => {
      const head = ruleHead(rule, rules.get(rule), evidence);
      const open = entries.filter(({ outcome }) => outcome !== "met");
      const met = entries.filter(({ outcome }) => outcome === "met");
      return [...open.map((entry) => openRow(head, entry)), metRow(head, met, population)];
    }),
  );
}

function ruleHead(id: string, rule: AssessedRule | undefined, evidence: Evidence): Html {
  return html`<td><a href="#rule-${id}">${id}</a>${rule && html`<br>${digest(filesOf(rule, evidence).file.sha256)}`}</td>`;
}

function openRow(head: Html, entry: AssessedFinding): Html {
  return html`<tr>${head}<td>${verdictMark(entry.outcome)}${
    entry.waiver !== undefined && html`<br><a href="#waiver-${entry.waiver}">${entry.waiver}</a>`
  }</td><td class="prose">${entry.message}<br>${digest(entry.sha256)}</td><td>${resource(entry)}</td></tr>`;
}

function metRow(head: Html, met: readonly AssessedFinding[], population: Population): Html {
  const [first] = met;
  if (!first) return html``;
  return html`<tr>${head}<td>${verdictMark("met")}</td><td class="prose">${first.message}</td>
<td>${resourcesIn(met, population)}</td></tr>`;
}

function resourcesIn(met: readonly AssessedFinding[], { judged, anchors }: Population): Html {
  const urns = new Set(met.map(({ urn }) => urn));
  if (met.length > listed && judged.every((urn) => urns.has(urn)))
    return html`all ${judged.length} judged resources`;
  const more = met.length - listed;
  return html`${met.slice(0, listed).map((entry, index) => html`${index > 0 && ", "}${resourceLink(entry, anchors)}`)}${
    more > 0 && html` <small>and ${more} more, listed in findings.json</small>`
  }`;
}

/** `project database`, linked to the resource's row with its whole URN. */
function resourceLink({ urn }: AssessedFinding, anchors: ReadonlyMap<string, string>): Html {
  if (urn === undefined) return html`the whole stack`;
  const words = shortName(urn);
  const anchor = anchors.get(urn);
  return anchor === undefined ? html`${words}` : html`<a href="#${anchor}">${words}</a>`;
}
