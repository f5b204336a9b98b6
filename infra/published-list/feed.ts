import type { ListDocument } from "../../register/list/document.ts";
import { listWords } from "../../register/list/words.ts";
import { escapeMarkup } from "./escape.ts";

/** The versions of the list as an Atom feed (RFC 4287), an entry a version with what it changed. */
export function feedOf(list: ListDocument): string {
  const { language, versions, organisation, contacts, version } = list;
  const words = listWords[language];
  const domain = contacts.dsr.split("/")[0];
  const identity = (day: string) => `tag:${domain},${day}:sub-processors`;
  const first = versions.at(-1)?.version ?? version;
  const entries = versions.map(
    ({ version: day, changes }) => `<entry>
<id>${identity(day)}/${language}</id>
<title>${escapeMarkup(`${words.version} ${day}`)}</title>
<updated>${day}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${language}.html"/>
<content type="text">${escapeMarkup(changes.length === 0 ? words.firstVersion : changes.map(({ change }) => change).join("\n"))}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${identity(first)}/list/${language}</id>
<title>${escapeMarkup(words.title(organisation))}</title>
<author><name>${escapeMarkup(organisation)}</name></author>
<updated>${versions[0]?.version ?? version}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${language}.html"/>
${entries.join("\n")}
</feed>
`;
}
