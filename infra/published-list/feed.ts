import type { ListDocument } from "../../register/list/document.ts";
import { feedTextsOf } from "../../register/list/frame.ts";
import { escapeMarkup } from "./escape.ts";

/** The versions of the list as an Atom feed (RFC 4287), an entry a version with what it changed. */
export function feedOf(list: ListDocument): string {
  const { language, contacts, version } = list;
  const { title, author, entries } = feedTextsOf(list);
  const domain = contacts.dsr.split("/")[0];
  const identity = (day: string) => `tag:${domain},${day}:sub-processors`;
  const newest = entries[0]?.version ?? version;
  const first = entries.at(-1)?.version ?? version;
  const written = entries.map(
    (entry) => `<entry>
<id>${identity(entry.version)}/${language}</id>
<title>${escapeMarkup(entry.title)}</title>
<updated>${entry.version}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${language}.html"/>
<content type="text">${escapeMarkup(entry.content)}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${identity(first)}/list/${language}</id>
<title>${escapeMarkup(title)}</title>
<author><name>${escapeMarkup(author)}</name></author>
<updated>${newest}T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="${language}.xml"/>
<link rel="alternate" type="text/html" href="${language}.html"/>
${written.join("\n")}
</feed>
`;
}
