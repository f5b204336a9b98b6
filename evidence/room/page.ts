import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { SourceFile } from "../context.ts";
import { dataFlows } from "../data-flows.ts";
import type { Dossier } from "../records.ts";
import { completenessSection } from "./completeness.ts";
import { filesSection } from "./files.ts";
import { flowSection } from "./flows.ts";
import { Html, html } from "./html.ts";
import { lawSection } from "./law.ts";
import { openPoints } from "./open-points.ts";
import { promises } from "./promises.ts";
import { retentionSection } from "./retention.ts";
import { rulesSection } from "./rules.ts";
import { summary } from "./summary.ts";

const style = readFileSync(new URL("room.css", import.meta.url), "utf8");
const script = readFileSync(new URL("room.js", import.meta.url), "utf8");

const sections = {
  open: "Open points",
  promises: "Promises",
  flows: "Flows",
  retention: "Retention",
  records: "Records",
  completeness: "Completeness",
  law: "Law",
  rules: "Rules",
  files: "Files",
};

/** What the page shows beside the dossier. */
export interface RoomParts {
  readonly flowMap: string;
  readonly timeline: string;
  /** Every other file of the evidence with its digest, relative to the page. */
  readonly files: readonly SourceFile[];
  /** The section on the records of processing that lie beside the page. */
  readonly records?: Html | undefined;
  /** Whether the page lies in a bag that VERIFY.md explains. */
  readonly isBag: boolean;
}

/** `index.html`: the whole judgement on one page that loads nothing and works without its script. */
export function roomPage(dossier: Dossier, { flowMap, timeline, files, records, isBag }: RoomParts): string {
  const { register, laws, stack, asOf } = dossier;
  const shown = Object.entries(sections).filter(([id]) => id !== "records" || records);
  const body = html`<a class="skip" href="#open">Skip to the open points</a>
${summary(dossier)}
<nav aria-label="Sections">${shown.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
<main>
${openPoints(dossier)}
${promises(dossier)}
${flowSection(dataFlows(register, laws), flowMap, dossier)}
${retentionSection(dossier, timeline)}
${records}
${completenessSection(dossier)}
${lawSection(dossier)}
${rulesSection(dossier)}
${filesSection(dossier, files, isBag)}
</main>
<footer><p>${register.organisation.name}: generated, not edited. Questions: ${register.organisation.contacts.privacy}</p></footer>
<script>${new Html(script)}</script>`.text;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(body)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Compliance evidence: ${html`${stack}, ${asOf}`.text}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Nothing is fetched and nothing runs but the blocks of this very page, named by their digests. */
function contentPolicy(body: string): string {
  const drawn = [...body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = ""]) => text);
  const digests = (texts: readonly string[]) =>
    texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
  return `default-src 'none'; script-src ${digests([script])}; style-src ${digests([style, ...drawn])}; base-uri 'none'; form-action 'none'`;
}
