import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent, request } from "node:https";
import { rootCertificates, TLSSocket } from "node:tls";

/** The one method that is sent. */
export type ReadingMethod = "GET";

/** Where a request goes: a vendor's host over TLS, or for tests and the sandbox a server on this machine in its place. */
export interface Sending {
  readonly method: ReadingMethod;
  readonly host: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Most bytes of the body. */
  readonly longest: number;
  /** Milliseconds until an answer that is not complete counts as none. */
  readonly within: number;
  readonly standIn: StandIn | undefined;
}

/** A server on this machine that answers for every host. Given by a test or the sandbox in code, never by a setting. */
export interface StandIn {
  readonly port: number;
}

/** The other end of the connection, as its certificate names it. */
export interface Peer {
  readonly protocol: string;
  /** Common name of the certificate and of who issued it. */
  readonly subject: string;
  readonly issuer: string;
  readonly sha256: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Absent for a stand-in. */
  readonly peer?: Peer;
}

/**
 * No variable of the environment moves what is sent here: the agents take no proxy, and only the certificates that came
 * with Node vouch for a host, so that a proxy with a certificate of its own is no vendor.
 */
const agent = new Agent({
  keepAlive: true,
  maxSockets: 2,
  ca: [...rootCertificates],
  rejectUnauthorized: true,
  minVersion: "TLSv1.2",
});
const plainAgent = new PlainAgent({ keepAlive: true, maxSockets: 2 });

/** Sends one request and reads the whole answer. Follows no redirection. Throws an `Error` whose message is ours. */
export async function send(sending: Sending): Promise<Received> {
  const { method, host, path, headers, within, standIn } = sending;
  // Types are gone when it runs.
  if (method !== "GET") throw new Error(`only reads; ${String(method)} was refused`);
  const signal = AbortSignal.timeout(within);
  const options = {
    method,
    path,
    // An encoded answer could be longer than it looks.
    headers: { ...headers, host, accept: "application/json", "accept-encoding": "identity" },
    signal,
  };
  const asked = standIn
    ? plainRequest({ ...options, host: "127.0.0.1", port: standIn.port, agent: plainAgent })
    : request({ ...options, host, port: 443, servername: host, agent });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      asked.once("response", resolve).once("error", reject).end();
    });
    const peer = response.socket instanceof TLSSocket ? peerOf(response.socket) : undefined;
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body: await bodyOf(response, sending.longest),
      ...(peer && { peer }),
    };
  } catch (error) {
    asked.destroy();
    throw new Error(problemOf(error, signal.aborted, within));
  }
}

async function bodyOf(response: IncomingMessage, longest: number): Promise<string> {
  const encoding = response.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") throw new OurProblem("its answer is encoded, which nobody asked for");
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > longest) throw new OurProblem(`its answer is longer than ${longest} bytes`);
    pieces.push(piece);
  }
  if (!response.complete) throw new OurProblem("its answer was cut");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new OurProblem("its answer is no text in UTF-8");
  }
}

class OurProblem extends Error {}

/** What a library says of an error may repeat the request, key and all; its code does not. */
function problemOf(error: unknown, timedOut: boolean, within: number): string {
  if (timedOut) return `no complete answer within ${within / 1_000} s`;
  if (error instanceof OurProblem) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ECONNRESET") return "its answer was cut (ECONNRESET)";
  return /^[A-Z0-9_]{1,60}$/.test(code) ? `it was not reached (${code})` : "it was not reached";
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function peerOf(socket: TLSSocket): Peer {
  const { subject, issuer, fingerprint256 } = socket.getPeerCertificate();
  return {
    protocol: socket.getProtocol() ?? "unknown",
    subject: String(subject?.CN ?? ""),
    issuer: String(issuer?.CN ?? ""),
    sha256: String(fingerprint256 ?? "")
      .replaceAll(":", "")
      .toLowerCase(),
  };
}
