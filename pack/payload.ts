import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { agreementFiles } from "../formats/agreements/agreement-files.ts";
import type { Artefact, Writer } from "../formats/artefact.ts";
import { type Content, piecesOf } from "../formats/content.ts";
import { saasbomFile } from "../formats/cyclonedx/saasbom-file.ts";
import { dpvFile } from "../formats/dpv/dpv-file.ts";
import { impactFiles } from "../formats/impact-assessment/impact-files.ts";
import { assessmentFile } from "../formats/json/assessment-file.ts";
import { schemaFile } from "../formats/json/schema-file.ts";
import { junitFile } from "../formats/junit/junit-file.ts";
import { matrixFiles } from "../formats/matrix/matrix-file.ts";
import { ocsfFile } from "../formats/ocsf/ocsf-file.ts";
import { oscalFiles } from "../formats/oscal/oscal-files.ts";
import { reportPage } from "../formats/page/page.ts";
import { recordsSection } from "../formats/page/records-section.ts";
import { populationFiles } from "../formats/population/population-file.ts";
import { recordFiles } from "../formats/records/files.ts";
import { registerFile } from "../formats/register/register-file.ts";
import { codeScanningFile } from "../formats/sarif/code-scanning-file.ts";
import { sarifFile } from "../formats/sarif/sarif-file.ts";
import { transferFiles } from "../formats/transfers/transfer-files.ts";
import { canonicalFile } from "../judge/canonical-json.ts";
import type { Evidence } from "../judge/evidence.ts";
import type { ObservationFile } from "../judge/observations.ts";
import { sourceListing } from "../judge/provenance.ts";
import { nobody } from "../judge/signer.ts";
import { drawings } from "./drawings.ts";
import type { Put } from "./write-files.ts";

/** One writer a format, in the order in which they are written. */
const writers: readonly (readonly [name: string, writer: Writer])[] = [
  ["findings", assessmentFile],
  ["schema", schemaFile],
  ["coverage matrix", matrixFiles],
  ["population", populationFiles],
  ["register", registerFile],
  ["drawings", drawings],
  ["SARIF", sarifFile],
  ["code scanning", codeScanningFile],
  ["JUnit", junitFile],
  ["CycloneDX", saasbomFile],
  ["records of processing", recordFiles],
  ["OCSF", ocsfFile],
  ["DPV", dpvFile],
  ["impact assessment", impactFiles],
  ["agreements", agreementFiles],
  ["transfers", transferFiles],
];

/** What is kept of a file after it was written. */
export interface Written {
  /** Below `data/`, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number | null;
}

/**
 * Produces every file of the payload and hands it to `put`, the page last, because it names all the others. Returns
 * what was written, in that order.
 */
export async function producePayload(
  evidence: Evidence,
  put: Put,
  {
    observations,
    progress,
  }: {
    readonly observations: readonly ObservationFile[];
    readonly progress: (step: string) => void;
  },
): Promise<Written[]> {
  const written: Written[] = [];
  const pictures = new Map<string, string>();
  const take = ({ path, content, rows }: Artefact<Content>) => {
    const hash = createHash("sha256");
    let bytes = 0;
    const measured = function* () {
      for (const piece of piecesOf(content)) {
        hash.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    };
    put(`data/${path}`, measured());
    written.push({ path, rows, sha256: hash.digest("hex"), bytes });
    if (path.endsWith(".svg")) pictures.set(path, String(content));
  };
  for (const [name, writer] of writers) {
    progress(name);
    // Between two files whoever wants to stop the run is heard.
    await nextTurn();
    for (const artefact of await writer(evidence)) take(artefact);
  }
  for (const [index, { observation, content }] of observations.entries())
    take({
      path: `observations/${index + 1}-${observation.kind}.${observation.kind === "account" ? "jsonl" : "json"}`,
      content,
      rows: observation.facts.length,
    });
  progress("OSCAL");
  for (const artefact of oscalFiles(evidence, written)) take(artefact);
  const { sources } = evidence.context;
  take({ path: "inputs.sha256", content: sourceListing(sources), rows: sources.length });
  take(provenanceFile(evidence, written, observations));
  progress("page");
  const content = reportPage(evidence, {
    flowMap: pictures.get("flow-map.svg") ?? "",
    timeline: pictures.get("retention-timeline.svg") ?? "",
    files: written,
    records: recordsSection(written),
    isBag: true,
  });
  take({ path: "index.html", content, rows: evidence.assessment.findings.length });
  return written;
}

/** `provenance.json`: how the run can be repeated, and for each file its rows, also where its format cannot say so. */
function provenanceFile(
  evidence: Evidence,
  written: readonly Written[],
  observations: readonly ObservationFile[],
): Artefact {
  const { generator, commit, workTree, command, time } = evidence.context;
  const content = canonicalFile({
    generated: { ...evidence.provenance, rows: written.length },
    run: {
      generator,
      commit,
      workTree,
      command,
      time,
      asOf: evidence.assessment.asOf,
      stack: evidence.assessment.stack,
      ...(observations.length > 0 && { signers: observations.map(signerOf) }),
    },
    source: evidence.assessment.source,
    files: written.map(({ path, rows, sha256: digest }) => ({ path, rows, sha256: digest })),
  });
  return { path: "provenance.json", content, rows: written.length };
}

/** Null stands for a file that need not be signed. */
function signerOf({ signedBy, unanswered }: ObservationFile): string | null {
  return signedBy ?? (unanswered ? nobody : null);
}
