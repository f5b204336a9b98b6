import { join } from "node:path";
import { wholeOf } from "../formats/content.ts";
import { findingsFile } from "../formats/json/findings-file.ts";
import { roomPage } from "../formats/page/page.ts";
import { sha256 } from "../judge/canonical-json.ts";
import { dossierOf } from "../judge/dossier.ts";
import type { Judgement } from "../judge/judgement.ts";
import { secretGuard } from "../judge/secret-guard.ts";
import { timeOfRun } from "./clock.ts";
import { collectContext } from "./collect-context.ts";
import { drawings } from "./drawings.ts";
import { FolderDraft } from "./write-files.ts";

/**
 * Writes `index.html` and `findings.json` for a quick look, all or nothing. Returns the path of the page.
 * `judgedFile` is the state or preview that was judged instead of the program.
 */
export async function writeEvidence(
  judgement: Judgement,
  folder: string,
  judgedFile?: string,
): Promise<string> {
  const { plan, asOf } = judgement;
  const source = { program: `--stack ${plan.stack}`, state: "--state FILE", preview: "--plan FILE" };
  const context = collectContext({
    command: `kaitalk check ${source[plan.source]} --as-of ${asOf} --evidence DIR`,
    time: timeOfRun(),
    ...(judgedFile !== undefined && { judgedFile }),
  });
  const dossier = dossierOf(judgement, context);
  const [findings] = findingsFile(dossier);
  const text = wholeOf(findings.content);
  const [flowMap, timeline] = await drawings(dossier);
  const page = roomPage(dossier, {
    flowMap: String(flowMap.content),
    timeline: String(timeline.content),
    files: [{ path: findings.path, sha256: sha256(text) }],
    isBag: false,
  });
  const guard = secretGuard(plan);
  const draft = new FolderDraft(folder);
  try {
    for (const [path, content] of [["index.html", page] as const, [findings.path, text] as const])
      draft.put(path, guard(path, [content]));
    draft.publish();
  } finally {
    draft.discard();
  }
  return join(folder, "index.html");
}
