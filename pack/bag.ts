import { sha256 } from "../judge/canonical-json.ts";
import type { Files } from "./write-files.ts";

/** Declaration of a BagIt bag. Source: RFC 8493, section 2.1.1. */
export const bagDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** A manifest as `sha256sum` writes and checks it, sorted by path. */
export function manifestOf(files: Files): string {
  return manifestText([...files].map(([path, content]) => [path, sha256(content)]));
}

export function manifestText(digests: readonly (readonly [path: string, sha256: string])[]): string {
  return digests
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join("");
}

/** Path → digest of a manifest. Lines that are no entries are named in `problems`. */
export function readManifest(
  name: string,
  text: string,
): { readonly digests: ReadonlyMap<string, string>; readonly problems: readonly string[] } {
  const digests = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined)
      problems.push(`${name}:${index + 1} is no manifest entry.`);
    else if (digests.has(path)) problems.push(`${name}:${index + 1} lists ${path} twice.`);
    else digests.set(path, digest);
  }
  return { digests, problems };
}

/** Payload bytes and files, as BagIt's `Payload-Oxum` gives them. */
export function payloadOxum(payload: readonly { readonly bytes: number }[]): string {
  return `${payload.reduce((sum, { bytes }) => sum + bytes, 0)}.${payload.length}`;
}
