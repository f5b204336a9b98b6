import type { Dossier, FindingRecord, PromiseRecord, RuleRecord } from "../../judge/records.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { lifeInWords } from "../../retention/life-in-words.ts";
import { type Html, html } from "../html/html.ts";
import { resourceAnchors } from "./completeness.ts";
import { resource } from "./open-points.ts";
import { arithmetic, digest, table, verdictMark } from "./words.ts";

/** Resources that met a rule are listed up to this number a rule; the findings file has all of them. */
const listed = 12;

const kinds = {
  regions: "Residency",
  retention: "Retention",
  safeguards: "Safeguards",
  lists: "Sub-processors",
} as const;

/** Every promise with all that was found about it, and filters that need the script beside them. */
export function promises(dossier: Dossier): Html {
  const rules = new Map(dossier.rules.map((rule) => [rule.id, rule]));
  const anchors = resourceAnchors(dossier.resources);
  return html`<section id="promises" aria-labelledby="promises-title">
<h2 id="promises-title">Promises</h2>
${filters(dossier)}
${Object.entries(kinds).map(([kind, title]) => {
  const group = dossier.promises.filter((promise) => promise.kind === kind);
  return (
    group.length > 0 &&
    html`<div class="group"><h3>${title}</h3>${group.map((entry) => promise(entry, dossier, rules, anchors))}</div>`
  );
})}
<p class="none" id="no-match" hidden>No promise matches these filters.</p>
</section>`;
}

function filters({ laws, promises: all, register }: Dossier): Html {
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
  entry: PromiseRecord,
  dossier: Dossier,
  rules: ReadonlyMap<string, RuleRecord>,
  anchors: ReadonlyMap<string, string>,
): Html {
  const cards = dossier.laws.filter(({ id }) => entry.law.includes(id));
  const attested = entry.attestations.filter(({ inForce }) => inForce);
  const instruments = [...new Set(cards.map(({ instrument }) => instrument))];
  return html`<details class="promise" id="promise-${entry.id}" data-verdict="${entry.verdict}"
 data-law="${instruments.join("|")}" data-vendor="${vendorsOf(entry, dossier).join("|")}">
<summary><span class="label">${entry.label}</span><span class="values"><span><span class="key">documented</span> ${entry.documented}</span>
<span><span class="key">this stack</span> ${entry.actual}</span></span>${verdictMark(entry.verdict)}</summary>
<div class="body">
<p class="statement">${entry.statement}</p>
<p>${entry.reason}</p>
<dl class="facts">
<div><dt>Clause</dt><dd><code>${entry.id}</code> in register/register.yaml, ${
    entry.documentedOnPage
      ? "stated on the public page"
      : html`<strong>not on the public page</strong>: ${entry.decidedBy}`
  }</dd></div>
<div><dt>Law</dt><dd>${cards.map(
    (card, index) =>
      html`${index > 0 && ", "}<a href="#law-${card.id}">${card.instrument} ${card.article}</a>`,
  )}</dd></div>
<div><dt>Proof</dt><dd>${entry.proof === "enforced" ? "rules judge the stack before it is applied" : "attestation; no API shows it"}</dd></div>
</dl>
${entry.retention && lives(entry)}
${entry.findings.length > 0 && ruleTable(entry, rules, anchors)}
${entry.gaps.length > 0 && html`<p>Open: ${entry.gaps.map(({ id }, index) => html`${index > 0 && ", "}<a href="#gap-${id}">${id}</a>`)}.</p>`}
${attested.length > 0 && html`<p>Attested: ${attested.map(({ id }, index) => html`${index > 0 && ", "}<a href="#attestation-${id}">${id}</a>`)}.</p>`}
</div></details>`;
}

function vendorsOf({ subProcessors, findings }: PromiseRecord, { resources }: Dossier): string[] {
  const owners = new Map(resources.map(({ urn, subProcessor }) => [urn, subProcessor]));
  const touched = findings.map(({ urn }) => (urn === null ? null : owners.get(urn)));
  return [...new Set([...subProcessors, ...touched])].filter((vendor) => typeof vendor === "string");
}

function lives({ retention, label }: PromiseRecord): Html | false {
  if (!retention) return false;
  const documented =
    retention.documented === null ? "the vendor's policy" : lifeInWords(retention.documented);
  return table(
    `Arithmetic of retention: ${label}`,
    ["Copy", "Held by", "Worst case", "Sum", "Documented", "Verdict"],
    retention.copies.map(
      (copy) => html`<tr><td>${copy.label}</td><td>${copy.subProcessor}</td><td>${arithmetic(copy)}</td>
<td class="figure">${lifeInWords(copy.total)}</td><td class="figure">${documented}</td>
<td>${verdictMark(copy.verdict)}<br><small>${copy.reason}</small></td></tr>`,
    ),
  );
}

/** What is not met stands by itself; the resources that met a rule share one line. */
function ruleTable(
  { findings, label }: PromiseRecord,
  rules: ReadonlyMap<string, RuleRecord>,
  anchors: ReadonlyMap<string, string>,
): Html {
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  return table(
    `Rules and resources: ${label}`,
    ["Rule", "Verdict", "Finding", "Resources"],
    [...byRule].flatMap(([rule, entries]) => {
      const head = ruleHead(rule, rules.get(rule));
      const open = entries.filter(({ outcome }) => outcome !== "met");
      const met = entries.filter(({ outcome }) => outcome === "met");
      return [...open.map((entry) => openRow(head, entry)), metRow(head, met, anchors)];
    }),
  );
}

function ruleHead(id: string, rule: RuleRecord | undefined): Html {
  return html`<td><a href="#rule-${id}">${id}</a>${rule && html`<br>${digest(rule.file.sha256)}`}</td>`;
}

function openRow(head: Html, entry: FindingRecord): Html {
  return html`<tr>${head}<td>${verdictMark(entry.outcome)}${
    entry.waiver !== null && html`<br><a href="#waiver-${entry.waiver}">${entry.waiver}</a>`
  }</td><td class="prose">${entry.message}<br>${digest(entry.sha256)}</td><td>${resource(entry)}</td></tr>`;
}

function metRow(head: Html, met: readonly FindingRecord[], anchors: ReadonlyMap<string, string>): Html {
  const [first] = met;
  if (!first) return html``;
  const more = met.length - listed;
  return html`<tr>${head}<td>${verdictMark("met")}</td><td class="prose">${first.message}</td>
<td>${met.slice(0, listed).map((entry, index) => html`${index > 0 && ", "}${resourceLink(entry, anchors)}`)}${
    more > 0 && html` <small>and ${more} more, listed in findings.json</small>`
  }</td></tr>`;
}

/** `project database`, linked to the resource's row with its whole URN. */
function resourceLink({ urn }: FindingRecord, anchors: ReadonlyMap<string, string>): Html {
  if (urn === null) return html`the whole stack`;
  const [type = "", name = ""] = urn.split("::").slice(-2);
  const words = `${type.split(":").at(-1)} ${name}`;
  const anchor = anchors.get(urn);
  return anchor === undefined ? html`${words}` : html`<a href="#${anchor}">${words}</a>`;
}
