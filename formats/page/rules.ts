import { type Evidence, type FileReference, filesOf } from "../../judge/evidence.ts";
import { type Html, html } from "../markup/html.ts";
import { promiseLinks } from "./open-points.ts";
import { digest, table } from "./words.ts";

/** Every rule of every pack, with what it guards, what it judged, and the files that hold it and its test. */
export function rulesSection(evidence: Evidence): Html {
  const { rules, findings } = evidence.assessment;
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  return html`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
${table(
  "Rules of all packs",
  ["Rule", "Good state", "Guards", "Judged", "Rule and test file"],
  rules.map((rule) => {
    const judged = byRule.get(rule.id) ?? [];
    const { file: code, test } = filesOf(rule, evidence);
    const open = judged.filter(({ outcome }) => outcome !== "met").length;
    return html`<tr id="rule-${rule.id}"><th scope="row">${rule.id}<br><small>${rule.pack}, ${rule.severity}</small></th>
<td>${rule.description}</td><td>${promiseLinks(rule.clauses)}</td>
<td class="figure">${judged.length}${open > 0 && html`, <strong>${open} open</strong>`}</td>
<td>${file(code)}<br>${file(test)}</td></tr>`;
  }),
)}
</section>`;
}

function file({ path, sha256 }: FileReference): Html {
  return html`<small>${path}</small> ${digest(sha256)}`;
}
