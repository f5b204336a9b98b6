import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import * as domains from "./domains.ts";
import * as servers from "./servers.ts";
import { FakeAccount, type FakeServer, Refusal } from "./state.ts";
import * as streams from "./streams.ts";
import * as webhooks from "./webhooks.ts";

/** One request that goes wrong. `after`: the API does its work first, then fails to say so. */
export interface Fault {
  /** `POST /servers` */
  readonly request: string;
  readonly status: number | "hang-up";
  /** What is sent instead of JSON that says what went wrong. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends after so many bytes of the body, or the body is sent so slowly that it never ends. */
  readonly stops?: number | "trickling";
  /** With `stops` in bytes: the connection stays open and silent. */
  readonly hangs?: boolean;
  readonly after?: boolean;
  /** Postmark's error code and words of the answer. */
  readonly code?: number;
  readonly message?: string;
  /** How many such requests go wrong; 1 unless given. */
  readonly times?: number;
}

interface Call {
  readonly account: FakeAccount;
  /** By the server token of the request; throws 401 without a valid one. */
  readonly server: () => FakeServer;
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  // The official client builds the body from its own typed models.
  readonly body: never;
}

type Route = readonly [request: string, authority: "account" | "server", answer: (call: Call) => unknown];

const id = ({ parameters: [first] }: Call) => Number(first);
const name = ({ parameters: [first = ""] }: Call) => first;

const routes: readonly Route[] = [
  ["GET /servers", "account", ({ account, query }) => servers.listServers(account, query)],
  ["POST /servers", "account", ({ account, body }) => servers.createServer(account, body)],
  ["GET /servers/:id", "account", (call) => servers.getServer(call.account, id(call)).details],
  ["PUT /servers/:id", "account", (call) => servers.editServer(call.account, id(call), call.body)],
  ["DELETE /servers/:id", "account", (call) => servers.deleteServer(call.account, id(call))],
  ["GET /domains", "account", ({ account, query }) => domains.listDomains(account, query)],
  ["POST /domains", "account", ({ account, body }) => domains.createDomain(account, body)],
  ["GET /domains/:id", "account", (call) => domains.getDomain(call.account, id(call))],
  ["PUT /domains/:id", "account", (call) => domains.editDomain(call.account, id(call), call.body)],
  ["DELETE /domains/:id", "account", (call) => domains.deleteDomain(call.account, id(call))],
  ["PUT /domains/:id/verifyDKIM", "account", (call) => domains.verifyDkim(call.account, id(call))],
  [
    "PUT /domains/:id/verifyReturnPath",
    "account",
    (call) => domains.verifyReturnPath(call.account, id(call)),
  ],
  ["GET /message-streams", "server", ({ server, query }) => streams.listStreams(server(), query)],
  ["POST /message-streams", "server", ({ server, body }) => streams.createStream(server(), body)],
  ["GET /message-streams/:id", "server", (call) => streams.getStream(call.server(), name(call))],
  [
    "PATCH /message-streams/:id",
    "server",
    (call) => streams.editStream(call.server(), name(call), call.body),
  ],
  ["POST /message-streams/:id/archive", "server", (call) => streams.archiveStream(call.server(), name(call))],
  [
    "POST /message-streams/:id/unarchive",
    "server",
    (call) => streams.unarchiveStream(call.server(), name(call)),
  ],
  ["GET /webhooks", "server", ({ server, query }) => webhooks.listWebhooks(server(), query)],
  [
    "POST /webhooks",
    "server",
    ({ account, server, body }) => webhooks.createWebhook(account, server(), body),
  ],
  ["GET /webhooks/:id", "server", (call) => webhooks.getWebhook(call.server(), id(call))],
  ["PUT /webhooks/:id", "server", (call) => webhooks.editWebhook(call.server(), id(call), call.body)],
  ["DELETE /webhooks/:id", "server", (call) => webhooks.deleteWebhook(call.server(), id(call))],
];

/** Postmark's management API over HTTP on this machine: stateful, and it fails on request. */
export class FakePostmark {
  readonly account = new FakeAccount();
  /** Every request in order, as `POST /servers`. */
  readonly requests: string[] = [];
  readonly #faults: Fault[] = [];
  readonly #beforehand = new Map<string, () => void>();
  readonly #afterwards = new Map<string, () => void>();
  readonly #http = createHttpServer((request, response) => this.#answer(request, response));

  static async start(): Promise<FakePostmark> {
    const fake = new FakePostmark();
    await new Promise<void>((listening) => fake.#http.listen(0, "127.0.0.1", listening));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  fail(fault: Fault): void {
    for (let nth = 0; nth < (fault.times ?? 1); nth += 1) this.#faults.push(fault);
  }

  /** Runs once, after the next such request has been answered well. */
  onAnswer(request: string, act: () => void): void {
    this.#afterwards.set(request, act);
  }

  /** Runs once, when the next such request has come. */
  onRequest(request: string, act: () => void): void {
    this.#beforehand.set(request, act);
  }

  count(request: string): number {
    return this.requests.filter((made) => made === request).length;
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((closed) => this.#http.close(closed));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    // The official client writes POST /domains/ with a slash.
    const made = `${request.method} ${pathname.replace(/\/$/, "")}`;
    this.requests.push(made);
    this.#beforehand.get(made)?.();
    this.#beforehand.delete(made);
    const body = await text(request);
    const fault = this.#takeFault(made);
    const answer = fault && !fault.after ? undefined : this.#route(made, request, searchParams, body);
    if (fault?.status === "hang-up") return void request.socket.destroy();
    if (!fault) {
      this.#afterwards.get(made)?.();
      this.#afterwards.delete(made);
    }
    const { status, payload } = fault
      ? {
          status: fault.status,
          payload: { ErrorCode: fault.code ?? 0, Message: fault.message ?? "Injected." },
        }
      : (answer ?? { status: 500, payload: {} });
    send(
      response,
      status,
      fault?.body ?? JSON.stringify(answer && fault?.stops !== undefined ? answer.payload : payload),
      fault,
    );
  }

  #takeFault(made: string): Fault | undefined {
    const index = this.#faults.findIndex(({ request }) => request === made);
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0];
  }

  #route(made: string, { headers }: IncomingMessage, query: URLSearchParams, body: string) {
    try {
      for (const [pattern, authority, answer] of routes) {
        const match = new RegExp(`^${pattern.replace(":id", "([^/]+)")}$`).exec(made);
        if (!match) continue;
        if (authority === "account" && headers["x-postmark-account-token"] !== this.account.token)
          throw new Refusal(401, 10, "No Account or Server API tokens were supplied in the HTTP headers.");
        const token = String(headers["x-postmark-server-token"]);
        const server = () => this.account.serverOf(token);
        const parsed = (body === "" ? {} : JSON.parse(body)) as never;
        const parameters = match.slice(1).map(decodeURIComponent);
        const payload = answer({ account: this.account, server, parameters, query, body: parsed });
        return { status: 200, payload };
      }
      throw new Refusal(404, 0, `No route ${made}.`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, payload: { ErrorCode: error.code, Message: error.message } };
    }
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  { headers = {}, stops, hangs }: Partial<Fault> = {},
): void {
  const bytes = Buffer.from(body);
  const length = { "content-length": String(bytes.length) };
  response.writeHead(status, { "content-type": "application/json", ...length, ...headers });
  if (stops === undefined) return void response.end(bytes);
  response.flushHeaders();
  if (stops !== "trickling")
    return void response.write(bytes.subarray(0, stops), () => hangs || response.destroy());
  const pieces = bytes.values();
  const timer = setInterval(() => response.write(Uint8Array.of(pieces.next().value ?? 0x20)), 20);
  response.once("close", () => clearInterval(timer));
}
