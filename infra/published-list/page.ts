import type { ListDocument } from "./document.ts";
import { wordsOf } from "./words.ts";

/** The list as a page that stands alone: no script, no font, no image from anywhere. */
export function pageOf(list: ListDocument): string {
  const words = wordsOf(list.language);
  const title = words.title(list.organisation);
  const { privacy, dsr, dpa, privacyPolicy } = list.contacts;
  return `<!doctype html>
<html lang="${escapeHtml(list.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1f; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #c7c7cf; padding: .5rem; text-align: left; vertical-align: top }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(words.version)} <time datetime="${escapeHtml(list.version)}">${escapeHtml(dateInWords(list))}</time></p>
${table(
  [words.subProcessor, words.purpose, words.data, words.place],
  list.subProcessors.map(({ name, purpose, data, places }) => [
    name,
    purpose,
    data.join(", "),
    places.map(({ service, region }) => `${service}: ${region}`).join(", "),
  ]),
)}
<h2>${escapeHtml(words.retention)}</h2>
${table(
  [words.dataType, words.heldBy, words.kept],
  list.retention.map(({ data, companies, kept }) => [data, companies.join(", "), kept]),
)}
<h2>${escapeHtml(words.principles)}</h2>
<ul>
${list.principles.map((principle) => `<li>${escapeHtml(principle)}</li>`).join("\n")}
</ul>
<h2>${escapeHtml(words.changes)}</h2>
<p>${escapeHtml(list.notice)}</p>
<p>${escapeHtml(list.previousVersions)}</p>
<h2>${escapeHtml(words.contact)}</h2>
<ul>
<li>${escapeHtml(words.privacy)}: <a href="mailto:${escapeHtml(privacy)}">${escapeHtml(privacy)}</a></li>
${[
  [words.request, dsr],
  [words.agreement, dpa],
  [words.policy, privacyPolicy],
]
  .map(([label = "", place = ""]) => `<li>${escapeHtml(label)}: ${link(place)}</li>`)
  .join("\n")}
</ul>
</main>
</body>
</html>
`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const body = rows.map(
    ([first = "", ...others]) =>
      `<tr><th scope="row">${escapeHtml(first)}</th>${others.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`,
  );
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

function link(place: string): string {
  return `<a href="https://${escapeHtml(place)}">${escapeHtml(place)}</a>`;
}

function dateInWords({ version, language }: ListDocument): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(version));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
