import { createPublicKey, type KeyObject } from "node:crypto";
import { canonicalFile, sha256 } from "../judge/canonical-json.ts";
import type { SourceFile } from "../judge/context.ts";
import type { Evidence } from "../judge/evidence.ts";
import { signStatement } from "../signature/dsse.ts";
import { fingerprintOf, publicKeyPem } from "../signature/keys.ts";
import { bagDeclaration, manifestOf, manifestText, payloadOxum } from "./bag.ts";
import { appendEntry, type LedgerEntry, ledgerText } from "./ledger.ts";
import type { Written } from "./payload.ts";
import { statementOf } from "./statement.ts";
import { verifyGuide } from "./verify-guide.ts";

/** Everything of the bag that is not payload, each file covered by the next. */
export function tagFiles(
  evidence: Evidence,
  payload: readonly Written[],
  signingKey: KeyObject | undefined,
  previous: readonly LedgerEntry[],
): ReadonlyMap<string, string> {
  const publicKey = signingKey && createPublicKey(signingKey);
  const fingerprint = publicKey ? fingerprintOf(publicKey) : null;
  const manifest = manifestText(payload.map(({ path, sha256: digest }) => [`data/${path}`, digest]));
  const { provenance, register, assessment } = evidence;
  const { stack, asOf } = assessment;
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
    ["bag-info.txt", bagInfo(evidence, payload, fingerprint)],
    ["manifest-sha256.txt", manifest],
    ["ledger.jsonl", ledgerText(ledger)],
    ["VERIFY.md", verifyGuide(evidence, fingerprint)],
  ]);
  if (signingKey && publicKey) {
    tags.set("public-key.pem", publicKeyPem(publicKey));
    const subjects: SourceFile[] = [...tags].map(([path, text]) => ({ path, sha256: sha256(text) }));
    tags.set(
      "attestation.dsse.json",
      canonicalFile(signStatement(statementOf(evidence, subjects), signingKey)),
    );
  }
  return new Map([...tags, ["tagmanifest-sha256.txt", manifestOf(tags)]]);
}

function bagInfo(
  { provenance, register, assessment: { stack, asOf } }: Evidence,
  payload: readonly Written[],
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
