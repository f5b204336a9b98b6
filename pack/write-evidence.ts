import { join } from "node:path";
import { wholeOf } from "../formats/content.ts";
import { assessmentFile } from "../formats/json/assessment-file.ts";
import { reportPage } from "../formats/page/page.ts";
import type { Assessment } from "../judge/assessment.ts";
import { sha256 } from "../judge/canonical-json.ts";
import { evidenceOf } from "../judge/evidence.ts";
import type { SecretGuard } from "../judge/secret-guard.ts";
import type { Books } from "../register/books.ts";
import { timeOfRun } from "./clock.ts";
import { collectContext } from "./collect-context.ts";
import { drawings } from "./drawings.ts";
import { FolderDraft } from "./write-files.ts";

interface Judged {
  readonly assessment: Assessment;
  readonly books: Pick<Books, "register" | "law">;
  readonly guard: SecretGuard;
}

/**
 * Writes `index.html` and `findings.json` for a quick look, all or nothing. Returns the path of the page.
 * `judgedFile` is the state or preview that was judged instead of the program.
 */
export async function writeEvidence(
  { assessment, books, guard }: Judged,
  folder: string,
  judgedFile?: string,
): Promise<string> {
  const { stack, source, asOf } = assessment;
  const option = { program: `--stack ${stack}`, state: "--state FILE", preview: "--plan FILE" };
  const context = collectContext({
    command: `kaitalk check ${option[source]} --as-of ${asOf} --evidence DIR`,
    time: timeOfRun(),
    ...(judgedFile !== undefined && { judgedFile }),
  });
  const evidence = evidenceOf(assessment, books, context);
  const [findings] = assessmentFile(evidence);
  const text = wholeOf(findings.content);
  const [flowMap, timeline] = await drawings(evidence);
  const page = reportPage(evidence, {
    flowMap: String(flowMap.content),
    timeline: String(timeline.content),
    files: [{ path: findings.path, sha256: sha256(text) }],
    isBag: false,
  });
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
