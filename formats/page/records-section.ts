import type { SourceFile } from "../../judge/context.ts";
import { languageNames, languages } from "../../register/languages.ts";
import { type Html, html } from "../markup/html.ts";
import { forms } from "../records/forms.ts";
import { language } from "../records/language.ts";
import { table } from "./words.ts";

const formats = { html: "page", csv: "CSV", xlsx: "XLSX" } as const;

/** The records of processing and annex data beside the page, in every language; nothing where there are none. */
export function recordsSection(files: readonly SourceFile[]): Html | undefined {
  const paths = new Set(files.map(({ path }) => path));
  const rows = forms.filter(({ id }) => paths.has(`records/en/${id}.html`));
  if (rows.length === 0) return undefined;
  const links = ({ id, title }: (typeof forms)[number], tag: (typeof languages)[number]) =>
    Object.entries(formats).map(([extension, name], index) => {
      const label = `${language(tag).word(title)}, ${name}`;
      return html`${index > 0 && ", "}<a href="records/${tag}/${id}.${extension}" aria-label="${label}" lang="${tag}">${name}</a>`;
    });
  return html`<section id="records" aria-labelledby="records-title">
<h2 id="records-title">Records of processing</h2>
<p class="note">From the same register and judgement; each cell says whether the stack proves it, the register declares it, or it waits for its owner.</p>
${table(
  "Records of processing and annex data",
  ["Record", ...languages.map((tag) => languageNames[tag])],
  rows.map(
    (form) =>
      html`<tr><th scope="row">${language("en").word(form.title)}<br><small>${form.id}</small></th>${languages.map(
        (tag) => html`<td>${links(form, tag)}</td>`,
      )}</tr>`,
  ),
)}
</section>`;
}
