import { readFileSync } from "node:fs";
import type { Evidence } from "../../../judge/evidence.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { languageNames, languages } from "../../../register/languages.ts";
import { type Html, html } from "../../markup/html.ts";
import { selfContainedPage } from "../../markup/self-contained-page.ts";
import { countsOf } from "../counts.ts";
import { forms } from "../forms.ts";
import type { Language, LanguageTag } from "../language.ts";
import type { Basis, Cell, Heading, Mark, RecordDocument, Row, Table } from "../model.ts";
import {
  countedMarks,
  countsInWords,
  detailsInWords,
  markInWords,
  markMeanings,
  provenanceInWords,
  verdictWord,
} from "../wording.ts";

const style = ["../../page/page.css", "record.css"]
  .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
  .join("\n");

/** The report, from the folder of a language. */
const report = "../../index.html";

/** The looks of the report's verdicts, each with its own sign before the words. */
const looks: Readonly<Record<Mark, string>> = {
  proved: "met",
  contradicted: "violated",
  declared: "stated",
  blank: "gap",
};

/** One record on one page that loads nothing, for the screen and for landscape paper. */
export function recordHtml(document: RecordDocument, evidence: Evidence, say: Language): string {
  const body = html`${summary(document, evidence, say)}
<main>
${document.tables.map((table) => tableSection(table, say))}
${provenanceSection(document, evidence, say)}
</main>`.text;
  return selfContainedPage({
    language: say.tag,
    title: `${document.title}: ${evidence.register.organisation.name}, ${evidence.assessment.asOf}`,
    style,
    body,
  });
}

function summary(document: RecordDocument, evidence: Evidence, say: Language): Html {
  const counts = countsOf(document);
  const { register, assessment } = evidence;
  const { stack, asOf } = assessment;
  return html`<header class="summary">
<p class="overline">${register.organisation.name}</p>
<h1>${document.title}</h1>
<p class="lead">${document.lead}</p>
<dl class="counts">${countedMarks(counts).map(
    (mark) => html`<div><dt>${markLabel(mark, say.word(mark))}</dt><dd>${counts.byMark[mark]}</dd></div>`,
  )}</dl>
<p>${countsInWords(counts, say)}</p>
<dl class="facts">
${countedMarks(counts).map((mark) => fact(say.word(mark), say.word(markMeanings[mark])))}
${fact(
  say.word("blanksByOwner"),
  counts.byOwner.map(([owner, blanks]) => `${say.text(owner)} ${blanks}`).join(", "),
)}
${fact(say.word("stack"), `${stack}, ${asOf}`)}
${fact(say.word("register"), register.version)}
</dl>
<p class="note">${say.word("allocationNote")}</p>
</header>
<nav aria-label="${say.word("otherRecords")}">${otherRecords(document, say)}${otherLanguages(document, say)}</nav>`;
}

function otherRecords({ id: own }: RecordDocument, say: Language): Html[] {
  return forms.map(({ id, title }) =>
    id === own
      ? html`<a href="${id}.html" aria-current="page">${say.word(title)}</a>`
      : html`<a href="${id}.html">${say.word(title)}</a>`,
  );
}

function otherLanguages({ id }: RecordDocument, say: Language): Html[] {
  const others: LanguageTag[] = languages.filter((tag) => tag !== say.tag);
  return others.map(
    (tag) => html`<a href="../${tag}/${id}.html" hreflang="${tag}" lang="${tag}">${languageNames[tag]}</a>`,
  );
}

function fact(label: string, value: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

function tableSection(table: Table, say: Language): Html {
  const { id, title, note } = table;
  return html`<section id="${id}">
<h2>${title}</h2>
${note !== null && html`<p class="note">${note}</p>`}
<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table class="${table.layout}">
<caption>${title}</caption>
${table.layout === "card" ? card(table, say) : list(table, say)}
</table></div>
</section>`;
}

/** A row a field, for a table of one row. */
function card({ headings, rows }: Table, say: Language): Html {
  return html`<thead><tr><th scope="col">${say.word("field")}</th><th scope="col">${say.word("value")}</th></tr></thead>
<tbody>${rows.map(({ cells }) =>
    cells.map(
      (cell, index) =>
        html`<tr><th scope="row">${heading(headings[index])}</th>${valueCell(cell, say.word("value"), say)}</tr>`,
    ),
  )}</tbody>`;
}

function list({ rowHeading, headings, rows }: Table, say: Language): Html {
  return html`<thead><tr><th scope="col">${rowHeading}</th>${headings.map(
    (column) => html`<th scope="col">${heading(column)}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({ cells }, position) =>
      html`<tr>${rowHeader(rows, position)}${cells.map((cell, index) =>
        valueCell(cell, headings[index]?.label ?? "", say, cells.slice(0, index)),
      )}</tr>`,
  )}</tbody>`;
}

/** Rows of one name that follow each other share its cell. */
function rowHeader(rows: readonly Row[], position: number): Html | null {
  const label = rows[position]?.label;
  if (rows[position - 1]?.label === label) return null;
  const next = rows.findIndex((row, index) => index > position && row.label !== label);
  const span = (next < 0 ? rows.length : next) - position;
  return html`<th scope="row"${span > 1 && html` rowspan="${span}"`}>${label}</th>`;
}

function heading(column: Heading | undefined): Html {
  return html`${column?.label}${column?.reference && html` <small>${column.reference}</small>`}`;
}

/** The value, and under it how sure it is: mark, promises with links into the report, each told once a row, and note. */
function valueCell(cell: Cell, label: string, say: Language, before: readonly Cell[] = []): Html {
  const { mark, value, bases, note, source } = cell;
  const told = new Set(before.flatMap((earlier) => earlier.bases.map(({ promise }) => promise)));
  return html`<td class="${mark}" data-label="${label}">${value !== "" && html`<p class="value">${value}</p>`}
<p class="sure">${markLabel(mark, markInWords(cell, say), source)}</p>
${bases.map(
  ({ promise, label: name, ...basis }) =>
    html`<p class="sure"><a href="${report}#promise-${promise}">${say.text(name)}</a>${
      !told.has(promise) &&
      html`: ${verdict(basis.verdict, say)}${detailsInWords(basis, say)}${openPoints(basis, say)}`
    }</p>`,
)}
${note !== null && html`<p class="sure">${note}</p>`}</td>`;
}

function openPoints({ open }: Pick<Basis, "open">, say: Language): Html[] {
  return open.map(
    ({ id, owner }) =>
      html`, ${say.word("open")}: <a href="${report}#gap-${id}">${id}</a> (${say.text(owner)})`,
  );
}

function markLabel(mark: Mark, words: string, source: string | null = null): Html {
  return source === null
    ? html`<span class="verdict ${looks[mark]}">${words}</span>`
    : html`<span class="verdict ${looks[mark]}" title="${source}">${words}</span>`;
}

function provenanceSection(document: RecordDocument, evidence: Evidence, say: Language): Html {
  const rows = countsOf(document).cells;
  return html`<section id="made">
<h2>${say.word("made")}</h2>
<dl class="facts">${provenanceInWords(evidence, rows, say).map(([label, value]) => fact(label, value))}</dl>
<div class="scroll" role="region" tabindex="0" aria-label="${say.word("inputs")}"><table>
<caption>${say.word("inputs")}</caption>
<thead><tr><th scope="col">${say.word("input")}</th><th scope="col">${say.word("files")}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${evidence.provenance.inputs.map(
    ({ path, files, sha256 }) => html`<tr><th scope="row"><code>${path}</code></th>
<td class="figure" data-label="${say.word("files")}">${files}</td>
<td data-label="SHA-256"><code class="digest">${sha256}</code></td></tr>`,
  )}</tbody></table></div>
</section>`;
}

function verdict(outcome: Verdict, say: Language): Html {
  return html`<span class="verdict ${outcome}">${verdictWord(outcome, say)}</span>`;
}
