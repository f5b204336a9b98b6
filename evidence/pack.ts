import { createPublicKey, type KeyObject } from "node:crypto";
import type { Judgement } from "../assess/judgement.ts";
import type { Artefact, Writer } from "./artefact.ts";
import { canonicalFile, sha256 } from "./canonical-json.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Context, SourceFile } from "./context.ts";
import { dossierOf } from "./dossier.ts";
import { drawings } from "./drawings.ts";
import { findingsFile } from "./findings-file.ts";
import { bagDeclaration, manifestOf, payloadOxum } from "./integrity/bag.ts";
import { signStatement } from "./integrity/dsse.ts";
import { fingerprintOf, publicKeyPem } from "./integrity/keys.ts";
import { appendEntry, type LedgerEntry, ledgerText } from "./integrity/ledger.ts";
import { statementOf } from "./integrity/statement.ts";
import { verifyGuide } from "./integrity/verify-guide.ts";
import { junitFile } from "./junit-file.ts";
import { matrixFiles } from "./matrix-file.ts";
import { oscalFiles } from "./oscal/oscal-files.ts";
import { populationFiles } from "./population-file.ts";
import { sourceListing } from "./provenance.ts";
import type { Dossier } from "./records.ts";
import { recordFiles } from "./records-of-processing/files.ts";
import { refuseSecrets, Secrets } from "./redaction.ts";
import { registerFile } from "./register-file.ts";
import { roomPage } from "./room/page.ts";
import { saasbomFile } from "./saasbom-file.ts";
import { sarifFile } from "./sarif-file.ts";
import type { Files } from "./write-files.ts";

/** One writer a format, in the order in which they are written. */
const writers: readonly (readonly [name: string, writer: Writer])[] = [
  ["findings", findingsFile],
  ["coverage matrix", matrixFiles],
  ["population", populationFiles],
  ["register", registerFile],
  ["drawings", drawings],
  ["SARIF", sarifFile],
  ["JUnit", junitFile],
  ["OSCAL", oscalFiles],
  ["CycloneDX", saasbomFile],
  ["records of processing", recordFiles],
];

export interface PackOptions {
  /** Signs the pack; without it the pack says that it is not signed. */
  readonly signingKey?: KeyObject;
  /** The ledger of the release before; without it the chain begins here. */
  readonly previous?: readonly LedgerEntry[];
  readonly catalogue?: Catalogue;
  /** Called before each step with its name, for a terminal. */
  readonly progress?: (step: string) => void;
}

/**
 * The whole pack as a BagIt bag: path → content. The same judgement, context, key and ledger give the same bytes.
 * Throws where a secret of the plan would be written.
 */
export async function buildPack(
  judgement: Judgement,
  context: Context,
  { signingKey, previous = [], catalogue, progress = () => {} }: PackOptions = {},
): Promise<Files> {
  progress("collecting");
  const dossier = dossierOf(judgement, context, catalogue);
  const payload = await payloadOf(dossier, context, progress);
  refuseSecrets(payload, new Secrets(judgement.plan.resources));
  progress("bag");
  return new Map([...payload, ...tagFiles(dossier, payload, signingKey, previous)]);
}

async function payloadOf(
  dossier: Dossier,
  context: Context,
  progress: (step: string) => void,
): Promise<Files> {
  const artefacts: Artefact[] = [];
  for (const [name, writer] of writers) {
    progress(name);
    artefacts.push(...(await writer(dossier)));
  }
  const { sources } = context;
  artefacts.push({ path: "inputs.sha256", content: sourceListing(sources), rows: sources.length });
  artefacts.push(provenanceFile(dossier, context, artefacts));
  progress("room");
  artefacts.push(room(dossier, artefacts));
  return new Map(artefacts.map(({ path, content }) => [`data/${path}`, content]));
}

/** `provenance.json`: how the run can be repeated, and for each file its rows, also where its format cannot say so. */
function provenanceFile(dossier: Dossier, context: Context, artefacts: readonly Artefact[]): Artefact {
  const { generator, commit, workTree, command, time } = context;
  const content = canonicalFile({
    generated: { ...dossier.provenance, rows: artefacts.length },
    run: { generator, commit, workTree, command, time, asOf: dossier.asOf, stack: dossier.stack },
    source: dossier.source,
    files: artefacts.map(({ path, rows, content: bytes }) => ({ path, rows, sha256: sha256(bytes) })),
  });
  return { path: "provenance.json", content, rows: artefacts.length };
}

function room(dossier: Dossier, artefacts: readonly Artefact[]): Artefact {
  const drawing = (name: string) => String(artefacts.find(({ path }) => path === name)?.content);
  const content = roomPage(dossier, {
    flowMap: drawing("flow-map.svg"),
    timeline: drawing("retention-timeline.svg"),
    files: artefacts.map(({ path, content: bytes }) => ({ path, sha256: sha256(bytes) })),
    isBag: true,
  });
  return { path: "index.html", content, rows: dossier.findings.length };
}

/** Everything of the bag that is not payload, each file covered by the next. */
function tagFiles(
  dossier: Dossier,
  payload: Files,
  signingKey: KeyObject | undefined,
  previous: readonly LedgerEntry[],
): Files {
  const publicKey = signingKey && createPublicKey(signingKey);
  const fingerprint = publicKey ? fingerprintOf(publicKey) : null;
  const manifest = manifestOf(payload);
  const { provenance, stack, asOf, register } = dossier;
  const ledger = appendEntry(previous, {
    time: provenance.time,
    commit: provenance.commit,
    stack,
    asOf,
    registerVersion: register.version,
    manifest: sha256(manifest),
    key: fingerprint,
  });
  const tags = new Map<string, string>([
    ["bagit.txt", bagDeclaration],
    ["bag-info.txt", bagInfo(dossier, payload, fingerprint)],
    ["manifest-sha256.txt", manifest],
    ["ledger.jsonl", ledgerText(ledger)],
    ["VERIFY.md", verifyGuide(dossier, fingerprint)],
  ]);
  if (signingKey && publicKey) {
    tags.set("public-key.pem", publicKeyPem(publicKey));
    const subjects: SourceFile[] = [...tags].map(([path, text]) => ({ path, sha256: sha256(text) }));
    tags.set(
      "attestation.dsse.json",
      canonicalFile(signStatement(statementOf(dossier, subjects), signingKey)),
    );
  }
  return new Map([...tags, ["tagmanifest-sha256.txt", manifestOf(tags)]]);
}

function bagInfo(
  { provenance, register, stack, asOf }: Dossier,
  payload: Files,
  fingerprint: string | null,
): string {
  const { generator, version, commit, workTree, command, time } = provenance;
  const fields = {
    "Source-Organization": register.organisation.name,
    "External-Description": `Compliance evidence of stack ${stack} as of ${asOf}`,
    "Bagging-Date": time.slice(0, 10),
    "Payload-Oxum": payloadOxum(payload),
    "Bag-Software-Agent": `${generator} ${version}`,
    "Source-Commit": `${commit} (work tree ${workTree})`,
    Command: command,
    Time: time,
    "Register-Version": register.version,
    Signature: fingerprint === null ? "none: this pack is not signed" : `ed25519, key ${fingerprint}`,
  };
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${value}\n`)
    .join("");
}
