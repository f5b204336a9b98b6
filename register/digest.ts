import { createHash } from "node:crypto";

/** The SHA-256 of a text in UTF-8, in hexadecimal digits unless `as` says otherwise. */
export function sha256Of(text: string, as: "hex" | "base64" = "hex"): string {
  return createHash("sha256").update(text).digest(as);
}
