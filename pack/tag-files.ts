import { createPublicKey, type KeyObject } from "node:crypto";
import { canonicalFile, sha256 } from "../judge/canonical-json.ts";
import type { SourceFile } from "../judge/context.ts";
import type { Evidence } from "../judge/evidence.ts";
import { signStatement } from "../signature/dsse.ts";
import { fingerprintOf, publicKeyPem } from "../signature/keys.ts";
import { bagDeclaration, manifestOf, manifestText, payloadOxum } from "./bag.ts";
import { covered } from "./check-signature.ts";
import { appendEntry, type LedgerEntry, ledgerText } from "./ledger.ts";
import type { Written } from "./payload.ts";
import { statementOf } from "./statement.ts";
import { verifyGuide } from "./verify-guide.ts";
import type { Files } from "./write-files.ts";

/** Who signs a pack: the private key, or for a pack that is made again to be compared the public one alone. */
export interface Signer {
  readonly signingKey?: KeyObject | undefined;
  readonly publicKey?: KeyObject | undefined;
}

/** Everything of the bag that is not payload, each file covered by the next. Without a private key nothing is signed. */
export function tagFiles(
  evidence: Evidence,
  payload: readonly Written[],
  { signingKey, publicKey = signingKey && createPublicKey(signingKey) }: Signer,
  previous: readonly LedgerEntry[],
): ReadonlyMap<string, string> {
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
  if (publicKey) tags.set("public-key.pem", publicKeyPem(publicKey));
  if (signingKey)
    tags.set(
      "attestation.dsse.json",
      canonicalFile(signStatement(statementAbout(evidence, tags), signingKey)),
    );
  return new Map([...tags, ["tagmanifest-sha256.txt", manifestOf(tags)]]);
}

/** What is signed: the digests of every file of `tags` that a signature must cover, and what the rules found. */
export function statementAbout(evidence: Evidence, tags: Files): string {
  const subjects: SourceFile[] = [...tags]
    .filter(([path]) => covered.includes(path))
    .map(([path, content]) => ({ path, sha256: sha256(content) }));
  return statementOf(evidence, subjects);
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
