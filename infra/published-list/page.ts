import { sha256Of } from "../../register/digest.ts";
import { languageNames } from "../../register/languages.ts";
import { cellsOf, type ListCell } from "../../register/list/cells.ts";
import type { ListDocument } from "../../register/list/document.ts";
import { type ListLanguage, listWords, programForms, type Words } from "../../register/list/words.ts";
import { escapeMarkup } from "./escape.ts";
import { style } from "./style.ts";

const policy = `default-src 'none'; style-src 'sha256-${sha256Of(style, "base64")}'; base-uri 'none'; form-action 'none'`;

/**
 * The list as a page that stands alone: no script, no font, no image from anywhere. Each fact stands in an element whose
 * `data-fact` names its cell, so that the page can be compared with the register.
 */
export function pageOf(list: ListDocument): string {
  const { language } = list;
  const words = listWords[language];
  const cells = new Map(cellsOf(list).map((cell) => [cell.id, cell]));
  const title = escapeMarkup(words.title(list.organisation));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="alternate" type="application/atom+xml" href="${language}.xml" title="${title}">
<link rel="alternate" type="application/json" href="${language}.json">
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${escapeMarkup(words.version)} <time datetime="${list.version}" data-fact="version">${textOf("version", cells)}</time></p>
${languageLinks(language, words)}
</header>
<main>
${body(list, words, cells)}
</main>
</body>
</html>
`;
}

type Cells = ReadonlyMap<string, ListCell>;

function body(list: ListDocument, words: Words, cells: Cells): string {
  const { companies, periods, safeguards, statements, versions, contacts } = list;
  return [
    section(
      "companies",
      words.companies,
      table(
        words.companies,
        [words.company, words.purpose, words.data, words.place],
        companies.map(({ id, data, places }) => [
          `company/${id}`,
          fact("div", `company/${id}/purpose`, cells),
          listOf(
            data.map((_, nth) => `company/${id}/data/${nth}`),
            cells,
          ),
          places.length === 0
            ? fact("div", `company/${id}/region`, cells)
            : listOf(
                places.map(({ clause }) => `region/${clause}`),
                cells,
              ),
        ]),
        cells,
      ),
    ),
    section(
      "retention",
      words.retention,
      table(
        words.retention,
        [words.data, words.heldBy, words.kept],
        periods.map(({ id, holders, notes }) => [
          `retention/${id}`,
          listOf(
            holders.map(({ company }) => `retention/${id}/holder/${company}`),
            cells,
          ),
          fact("div", `retention/${id}/period`, cells) + notesOf(`retention/${id}`, notes, cells),
        ]),
        cells,
      ),
    ),
    section("safeguards", words.safeguards, stated("safeguard", safeguards, cells)),
    section("changes", words.changes, stated("list", statements, cells)),
    section("versions", words.versions, versionList(versions, cells)),
    section(
      "contact",
      words.contact,
      `<ul class="stated">
${Object.keys(contacts)
  .map(
    (name) =>
      `<li>${escapeMarkup(words.contacts[name] ?? name)}: ${fact("span", `contact/${name}`, cells)}</li>`,
  )
  .join("\n")}
<li>${fact("span", "agreement", cells)}</li>
</ul>`,
    ),
  ].join("\n");
}

function section(id: string, heading: string, content: string): string {
  return `<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${escapeMarkup(heading)}</h2>
${content}
</section>`;
}

/** A row is the cell that names it and the finished markup of its others. */
function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  cells: Cells,
): string {
  const head = heads.map((text) => `<th scope="col">${escapeMarkup(text)}</th>`).join("");
  const lines = rows.map(([name = "", ...others]) => {
    const columns = others.map(
      (content, nth) => `<td data-label="${escapeMarkup(heads[nth + 1] ?? "")}">${content}</td>`,
    );
    return `<tr><th scope="row" data-fact="${name}">${textOf(name, cells)}</th>${columns.join("")}</tr>`;
  });
  return `<table aria-label="${escapeMarkup(caption)}">
<thead><tr>${head}</tr></thead>
<tbody>
${lines.join("\n")}
</tbody>
</table>`;
}

function listOf(ids: readonly string[], cells: Cells): string {
  return `<ul>${ids.map((id) => fact("li", id, cells)).join("")}</ul>`;
}

function stated(
  group: string,
  all: readonly { readonly id: string; readonly notes: readonly string[] }[],
  cells: Cells,
): string {
  const lines = all.map(
    ({ id, notes }) =>
      `<li>${fact("span", `${group}/${id}`, cells)}${notesOf(`${group}/${id}`, notes, cells)}</li>`,
  );
  return `<ul class="stated">\n${lines.join("\n")}\n</ul>`;
}

function notesOf(id: string, notes: readonly string[], cells: Cells): string {
  return notes
    .map(
      (_, nth) =>
        `<span class="note" data-fact="${id}/note/${nth}">${textOf(`${id}/note/${nth}`, cells)}</span>`,
    )
    .join("");
}

function versionList(versions: ListDocument["versions"], cells: Cells): string {
  const lines = versions.map(({ version, changes }) => {
    const at = `version/${version}`;
    const said =
      changes.length === 0
        ? fact("div", `${at}/changes`, cells)
        : listOf(
            changes.map((change) => `${at}/${change.fact}`),
            cells,
          );
    return `<li>${fact("span", at, cells)}${said}</li>`;
  });
  return `<ul class="stated">\n${lines.join("\n")}\n</ul>`;
}

/** One cell in its element; a cell that leads somewhere is a link. */
function fact(tag: "div" | "li" | "span", id: string, cells: Cells): string {
  const href = cells.get(id)?.href;
  const text = textOf(id, cells);
  return `<${tag} data-fact="${escapeMarkup(id)}">${href === undefined ? text : `<a href="${escapeMarkup(href)}">${text}</a>`}</${tag}>`;
}

/** Throws where the page asks for a cell that the list has not: a slip of this file. */
function textOf(id: string, cells: Cells): string {
  const cell = cells.get(id);
  if (!cell) throw new Error(`the list has no cell "${id}"`);
  return escapeMarkup(cell.text);
}

function languageLinks(own: ListLanguage, words: Words): string {
  const links = Object.entries(languageNames).map(([language, name]) =>
    language === own
      ? `<li><a href="${language}.html" aria-current="page">${name}</a></li>`
      : `<li><a href="${language}.html" lang="${language}" hreflang="${language}">${name}</a></li>`,
  );
  const files = { data: `${own}.json`, schema: "schema.json", feed: `${own}.xml` };
  const forms = Object.entries(programForms).map(
    ([form, name]) => `<li><a href="${files[form as keyof typeof programForms]}">${name}</a></li>`,
  );
  return `<nav aria-label="${escapeMarkup(words.languages)}"><ul>${links.join("")}</ul></nav>
<nav aria-label="${escapeMarkup(words.otherForms)}"><ul>${forms.join("")}</ul></nav>`;
}
