import { createHash } from "node:crypto";

/** Name space of all ids of this project: version 5 of `kaitalk.online` in the DNS name space of RFC 9562. */
const projectNamespace = uuidV5("kaitalk.online", "6ba7b810-9dad-11d1-80b4-00c04fd430c8");

/** A stable id: the same parts give the same UUID in every pack. */
export function stableId(...parts: readonly string[]): string {
  return uuidV5(parts.join("\n"), projectNamespace);
}

/** UUID version 5 of a name. Source: RFC 9562, section 5.5. */
export function uuidV5(name: string, namespace: string): string {
  const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
  const hash = createHash("sha1").update(space).update(name, "utf8").digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
