import { join } from "node:path";
import type { Judgement } from "../assess/judgement.ts";
import { sha256 } from "./canonical-json.ts";
import { timeOfRun } from "./clock.ts";
import { collectContext } from "./collect-context.ts";
import type { Context } from "./context.ts";
import { dataFlows } from "./data-flows.ts";
import { dossierOf } from "./dossier.ts";
import { findingsFile } from "./findings-file.ts";
import { flowMapSvg } from "./flow-map.ts";
import { roomPage } from "./room/page.ts";
import { writeFiles } from "./write-files.ts";

/**
 * Writes `index.html` and `findings.json` for a quick look, all or nothing. Returns the path of the page.
 * `judgedFile` is the state or preview that was judged instead of the program.
 */
export async function writeEvidence(
  judgement: Judgement,
  folder: string,
  { judgedFile, context = contextOf(judgement, judgedFile) }: { judgedFile?: string; context?: Context } = {},
): Promise<string> {
  const dossier = dossierOf(judgement, context);
  const findings = findingsFile(dossier);
  const page = roomPage(dossier, {
    flowMap: await flowMapSvg(dataFlows(dossier.register, dossier.laws), dossier.register),
    timeline: "",
    files: [{ path: "findings.json", sha256: sha256(findings) }],
    isBag: false,
  });
  writeFiles(
    new Map([
      ["index.html", page],
      ["findings.json", findings],
    ]),
    folder,
  );
  return join(folder, "index.html");
}

function contextOf({ plan, asOf }: Judgement, judgedFile: string | undefined): Context {
  const source = { program: `--stack ${plan.stack}`, state: "--state FILE", preview: "--plan FILE" }[
    plan.source
  ];
  return collectContext({
    command: `kaitalk check ${source} --as-of ${asOf} --evidence DIR`,
    time: timeOfRun(),
    ...(judgedFile !== undefined && { judgedFile }),
  });
}
