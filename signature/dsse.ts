import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { fingerprintOf } from "./keys.ts";

const payloadType = "application/vnd.in-toto+json";

const envelopeSchema = z.object({
  payloadType: z.literal(payloadType),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).length(1),
});

/** A signed statement. Source: DSSE protocol 1.0, secure-systems-lab/dsse. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** Signs a statement with an ed25519 private key. The same key and statement give the same signature. */
export function signStatement(statement: string, privateKey: KeyObject): Envelope {
  const body = Buffer.from(statement, "utf8");
  const keyid = fingerprintOf(createPublicKey(privateKey));
  const sig = sign(null, preAuthentication(body), privateKey).toString("base64");
  return { payloadType, payload: body.toString("base64"), signatures: [{ keyid, sig }] };
}

/** Reads an envelope; undefined where the text is none. */
export function readEnvelope(text: string): Envelope | undefined {
  const parsed = envelopeSchema.safeParse(parse(text));
  return parsed.success ? parsed.data : undefined;
}

export function isSignedBy({ payload, signatures }: Envelope, publicKey: KeyObject): boolean {
  const signed = preAuthentication(Buffer.from(payload, "base64"));
  return signatures.every(({ sig }) => verify(null, signed, publicKey, Buffer.from(sig, "base64")));
}

/** What is signed: the type and the body, each behind its length, so that neither can be read as the other. */
function preAuthentication(body: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${body.length} `;
  return Buffer.concat([Buffer.from(head, "utf8"), body]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
