import { sha256Of } from "../../register/digest.ts";
import { escapeMarkup } from "./escape.ts";

/** A page by its parts. `body` is finished markup; `script`, where there is one, is the text that stands in it. */
export interface PageParts {
  /** BCP 47 tag, as `es-MX`. */
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly script?: string;
}

/** A whole HTML document that fetches nothing, with a content policy that holds it to that. */
export function selfContainedPage(parts: PageParts): string {
  return `<!doctype html>
<html lang="${parts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(parts.title)}</title>
<style>${parts.style}</style>
</head>
<body>
${parts.body}
</body>
</html>
`;
}

/** Nothing is fetched and nothing runs but the blocks of this very page, drawings' included, named by their digests. */
function contentPolicy({ body, style, script }: PageParts): string {
  const drawn = [...body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = ""]) => text);
  const scripts = script === undefined ? "" : `script-src ${digests([script])}; `;
  return `default-src 'none'; ${scripts}style-src ${digests([style, ...drawn])}; base-uri 'none'; form-action 'none'`;
}

function digests(texts: readonly string[]): string {
  return texts.map((text) => `'sha256-${sha256Of(text, "base64")}'`).join(" ");
}
