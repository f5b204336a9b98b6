import type { AssessedCopy, AssessedPromise } from "../../judge/assessment.ts";
import { type Verdict, verdictWord } from "../../judge/verdict.ts";
import { inWords } from "../../register/duration.ts";
import { escapeMarkup } from "../markup/escape.ts";
import { Html, html } from "../markup/html.ts";

/** A verdict as a small label: word, mark and colour say the same. */
export function verdictMark(verdict: Verdict): Html {
  return html`<span class="verdict ${verdict}">${verdictWord(verdict)}</span>`;
}

/** `24 November 2026` of an ISO date. */
export function longDate(iso: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** `1 resource`, `3 resources`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? noun : plural}`;
}

/** `87 d purge age + 2 d missed runs + 1 d history window`, each term with its source. */
export function arithmetic({ terms }: AssessedCopy): Html {
  return html`<ul class="terms">${terms.map(
    ({ label, seconds, source }) =>
      html`<li><span class="figure">${inWords(seconds)}</span> ${label} <small>${source}</small></li>`,
  )}</ul>`;
}

/** The period that a copy is held against: the promise's, our own choice marked, or one of the copy alone. */
export function periodOf(
  { documented }: AssessedCopy,
  promise: Pick<AssessedPromise, "documented" | "documentedSeconds">,
): string {
  if (documented === null) return "the vendor's policy";
  return documented === promise.documentedSeconds ? promise.documented : inWords(documented);
}

/** The first characters of a digest, with all of it for those who copy or hover. */
export function digest(sha256: string | null): Html {
  return sha256 === null
    ? html`<span class="missing">no file</span>`
    : html`<code class="digest" title="${sha256}">${sha256.slice(0, 16)}</code>`;
}

/**
 * A table that scrolls by itself where it is wider than its place, reachable by keyboard. Each cell knows its head,
 * because a narrow window shows every row as a list.
 */
export function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => labelled(row, heads))}</tbody></table></div>`;
}

/** Texts are escaped, so every `<td` and `<th` in a row opens a cell. */
function labelled({ text }: Html, heads: readonly string[]): Html {
  let column = 0;
  const label = (cell: string) => `${cell} data-label="${escapeMarkup(heads[column++] ?? "")}"`;
  return new Html(text.replace(/<t[dh](?=[ >])/g, label));
}
