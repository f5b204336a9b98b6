import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../register/input-error.ts";
import { makeFolder } from "../register/make-folder.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));

/**
 * Writes a new ed25519 key as PEM, readable by its owner alone, and its public half beside it as `<file>.pub`.
 * Returns the fingerprint. Throws `InputError` where the file exists or lies inside the repository.
 */
export function generateKey(file: string): string {
  const target = resolve(file);
  const inside = relative(repository, realFolder(target));
  if (!inside.startsWith("..") && !/^[A-Za-z]:/.test(inside))
    throw new InputError([`${file}: lies inside the repository; keep the signing key elsewhere.`]);
  for (const path of [target, `${target}.pub`])
    if (existsSync(path))
      throw new InputError([`${path}: exists; a key is never overwritten, name another file.`]);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  makeFolder(dirname(target));
  try {
    writeFileSync(target, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
    writeFileSync(`${target}.pub`, publicKeyPem(publicKey), { flag: "wx" });
  } catch (error) {
    for (const path of [target, `${target}.pub`]) rmSync(path, { force: true });
    throw error;
  }
  return fingerprintOf(publicKey);
}

/** Throws `InputError` where the file holds no ed25519 private key in PEM. */
export function readSigningKey(file: string): KeyObject {
  return readKey(file, "private", createPrivateKey);
}

/** Throws `InputError` where the file holds no ed25519 public key in PEM. */
export function readPublicKey(file: string): KeyObject {
  return readKey(file, "public", createPublicKey);
}

export function publicKeyPem(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString();
}

/** SHA-256 of the public key in DER: `openssl pkey -pubin -in FILE -outform DER | sha256sum`. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

/** Bytes; a key in PEM has a few hundred. */
const longestKey = 1 << 20;

function readKey(file: string, kind: string, parse: (pem: string) => KeyObject): KeyObject {
  let pem: string;
  try {
    // A pipe could be waited on for ever, a device read without end.
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > longestKey) throw new Error("no file of a key");
    pem = readFileSync(file, "utf8");
  } catch {
    throw new InputError([`${file}: cannot be read; name the file of the ${kind} key.`]);
  }
  const key = parseKey(pem, parse);
  if (key?.asymmetricKeyType !== "ed25519")
    throw new InputError([
      `${file}: holds no ed25519 ${kind} key in PEM; make one with "npx kaitalk evidence keygen".`,
    ]);
  return key;
}

function parseKey(pem: string, parse: (pem: string) => KeyObject): KeyObject | undefined {
  try {
    return parse(pem);
  } catch {
    return undefined;
  }
}

/** The file's path with symbolic links resolved as far as it exists. */
function realFolder(file: string): string {
  const folder = dirname(file);
  if (folder === file) return file;
  return existsSync(folder)
    ? join(realpathSync(folder), basename(file))
    : join(realFolder(folder), basename(file));
}
