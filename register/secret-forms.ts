/** How programs write a secret down, itself left out where it is the same. */
export interface SecretForms {
  /** As text in another text: in JSON, in JSON in JSON, in a URL. */
  readonly written: readonly string[];
  /** Its bytes: hexadecimal in either case and base64 of both kinds, without padding. */
  readonly encoded: readonly string[];
}

/** Every form of a secret in which a log, an answer or a message may repeat it. */
export function secretForms(secret: string): SecretForms {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inUrl = encodeURIComponent(secret.toWellFormed());
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const written = [inJson, JSON.stringify(inJson).slice(1, -1), inUrl, inUrl.replaceAll("%20", "+")];
  return {
    written: [...new Set(written)].filter((form) => form !== secret),
    encoded: [
      hex,
      hex.toUpperCase(),
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
    ],
  };
}
