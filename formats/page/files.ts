import type { SourceFile } from "../../judge/context.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { type Html, html } from "../markup/html.ts";
import { count, table } from "./words.ts";

/** How the evidence was made, and how anyone can check it. */
export function checkSection({ provenance, assessment: { findings } }: Evidence, isBag: boolean): Html {
  const { generator, version, commit, workTree, command, time } = provenance;
  return html`<section id="check" aria-labelledby="check-title">
<h2 id="check-title">How to check it</h2>
<p>${
    isBag
      ? "VERIFY.md, in the folder above this one, has the commands that check every file with sha256sum, openssl and jq alone, and says whether the pack is signed and timestamped."
      : html`This page is not signed and not timestamped. <code>npx kaitalk evidence --out DIR</code> writes the pack that can be verified.`
  }</p>
<dl class="facts">
<div><dt>Generator</dt><dd>${generator} ${version}</dd></div>
<div><dt>Commit</dt><dd><code>${commit}</code> (work tree ${workTree})</dd></div>
<div><dt>Command</dt><dd><code>${command}</code></dd></div>
<div><dt>Time</dt><dd>${time}</dd></div>
<div><dt>Rows</dt><dd>${count(findings.length, "finding")}</dd></div>
</dl>
</section>`;
}

/** The digest of every file that stands beside the page, and of every input. */
export function filesSection({ provenance }: Evidence, files: readonly SourceFile[]): Html {
  const row = ({ path, sha256 }: SourceFile) =>
    html`<tr><td><a href="${path}"><code>${path}</code></a></td><td><code class="digest">${sha256}</code></td></tr>`;
  return html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files</h2>
${table("Files beside this page", ["File", "SHA-256"], files.map(row))}
${table(
  "Inputs",
  ["Input", "Files", "SHA-256"],
  provenance.inputs.map(
    (input) => html`<tr><td><code>${input.path}</code></td><td class="figure">${input.files}</td>
<td><code class="digest">${input.sha256}</code></td></tr>`,
  ),
)}
<p class="note">The digest of a folder is that of its <code>sha256sum</code> listing, sorted by path.</p>
</section>`;
}
