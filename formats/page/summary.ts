import type { Evidence } from "../../judge/evidence.ts";
import { gapsByOwner } from "../../judge/gaps-by-owner.ts";
import { looksSentence } from "../../judge/sentences.ts";
import { countedVerdicts, verdictMeanings, verdictWord } from "../../judge/verdict.ts";
import { type Html, html } from "../markup/html.ts";
import { count, longDate, verdictMark } from "./words.ts";

const snapshotSources = {
  program: "the declared program, planned in process",
  preview: "the engine's preview",
  state: "the state of what was applied",
};

/** Title, one sentence that sums up, the counts, who must act, and where the judgement came from. */
export function summary(evidence: Evidence): Html {
  const { assessment, register, provenance } = evidence;
  const { counts, promises, completeness, stack, asOf, source } = assessment;
  const open = promises.length - counts.met - counts["not-applicable"];
  const { planned, judged, outOfScope, complete } = completeness;
  return html`<header class="summary">
<p class="overline">${register.organisation.name} compliance evidence</p>
<h1>Stack ${stack}, ${longDate(asOf)}</h1>
<p class="lead">${counts.met} of ${count(promises.length, "promise")} ${counts.met === 1 ? "is" : "are"} met by what the stack declares.
${open === 0 ? "Nothing is open." : `${open} ${open === 1 ? "is" : "are"} open; what is open comes first.`}</p>
<dl class="counts">${countedVerdicts(counts).map(
    (verdict) => html`<div><dt>${verdictMark(verdict)}</dt><dd>${counts[verdict]}</dd></div>`,
  )}</dl>
<details class="meanings"><summary>What these words mean</summary>
<dl class="facts">${countedVerdicts(counts).map(
    (verdict) => html`<div><dt>${verdictWord(verdict)}</dt><dd>${verdictMeanings[verdict]}</dd></div>`,
  )}</dl></details>
<dl class="facts">
${assessment.gaps.length > 0 && whoMustAct(evidence)}
<div><dt>Judged</dt><dd>${[snapshotSources[source], looksSentence(assessment)].filter(Boolean).join(", ")}</dd></div>
<div><dt>Register</dt><dd>version ${register.version}</dd></div>
<div><dt>Commit</dt><dd><code>${provenance.commit.slice(0, 12)}</code>${
    provenance.workTree === "changed" && ", with uncommitted changes"
  }</dd></div>
<div><dt>Made</dt><dd>${provenance.time}</dd></div>
<div><dt>Complete</dt><dd>${complete ? "yes" : html`<strong>no</strong>`}: ${planned} declared,
${judged} judged, ${outOfScope.length} out of scope</dd></div>
</dl>
</header>`;
}

function whoMustAct({ assessment }: Evidence): Html {
  const owners = gapsByOwner(assessment.gaps);
  return html`<div><dt>Must act</dt><dd>${owners.map(
    ({ owner, gaps }, index) =>
      html`${index > 0 && ", "}<a href="#open-${owner}">${owner}</a> ${gaps.length}`,
  )}</dd></div>`;
}
