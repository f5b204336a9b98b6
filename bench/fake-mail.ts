import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

interface Message {
  readonly To: string;
  readonly From: string;
  readonly Subject: string;
  readonly HtmlBody: string;
  readonly TextBody: string;
  readonly MessageStream: string;
  readonly Tag: string;
  readonly TrackOpens: boolean;
  readonly TrackLinks: string;
  readonly Metadata: Readonly<Record<string, string>>;
}

interface Taken {
  readonly id: string;
  readonly at: number;
  readonly message: Message;
}

/** How one call of the batch endpoint goes. */
export type Mishap =
  | "none"
  /** Nothing is done. */
  | { readonly status: number; readonly retryAfter?: number }
  /** Everything is accepted, and then: 502, the connection cut in the middle of the answer, or no answer for a while. */
  | "bad gateway after acceptance"
  | "cut after acceptance"
  | { readonly slow: number };

/** Postmark's sending of mail over HTTP on this machine: remembers every message, and fails as it is told to. */
export class FakeMail {
  readonly taken: Taken[] = [];
  /** Requests in order, as `POST /email/batch`. */
  readonly requests: string[] = [];
  /** Asked before each call of the batch endpoint; counts from 0. */
  mishap: (call: number) => Mishap = () => "none";
  /** Milliseconds until the search shows a message. */
  searchLag = 0;
  /** The search leaves metadata out of account. */
  searchesBlindly = false;
  readonly inactive = new Set<string>();
  #calls = 0;
  readonly #http = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<FakeMail> {
    const fake = new FakeMail();
    await new Promise<void>((listening) => fake.#http.listen(0, "127.0.0.1", listening));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Addresses that got more than one message. */
  get twice(): string[] {
    const seen = new Set<string>();
    return this.taken.flatMap(({ message: { To } }) => (seen.size === seen.add(To).size ? [To] : []));
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((closed) => this.#http.close(closed));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    this.requests.push(`${request.method} ${url.pathname}`);
    if (url.pathname === "/email/batch") return this.#take(request, response);
    if (url.pathname === "/messages/outbound") return send(response, 200, this.#search(url.searchParams));
    if (url.pathname === "/bounces")
      return send(response, 200, { TotalCount: url.searchParams.has("type") ? 1 : 3, Bounces: [] });
    send(response, 404, { ErrorCode: 1, Message: "no such request" });
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const mishap = this.mishap(this.#calls++);
    const messages = (await json(request)) as Message[];
    if (typeof mishap === "object" && "status" in mishap) {
      const headers: Record<string, string> =
        mishap.retryAfter === undefined ? {} : { "retry-after": String(mishap.retryAfter) };
      return send(response, mishap.status, { ErrorCode: 0, Message: "not now" }, headers);
    }
    const results = messages.map((message) => this.#result(message));
    if (mishap === "bad gateway after acceptance") return send(response, 502, "<html>bad gateway</html>");
    if (mishap === "cut after acceptance") {
      response.writeHead(200, { "content-length": "100000" }).write("[{");
      await pause(5);
      return void response.destroy();
    }
    if (typeof mishap === "object") await pause(mishap.slow);
    send(response, 200, results);
  }

  #result(message: Message): unknown {
    if (this.inactive.has(message.To))
      return { ErrorCode: 406, Message: `${message.To} is inactive`, MessageID: "" };
    const taken = { id: `message-${this.taken.length}`, at: Date.now(), message };
    this.taken.push(taken);
    return {
      ErrorCode: 0,
      Message: "OK",
      MessageID: taken.id,
      To: message.To,
      SubmittedAt: new Date(taken.at).toISOString(),
    };
  }

  #search(query: URLSearchParams): unknown {
    const wanted = [...query].flatMap(([name, value]) =>
      name.startsWith("metadata_") && !this.searchesBlindly
        ? [[name.slice("metadata_".length), value] as const]
        : [],
    );
    const found = this.taken.filter(
      ({ at, message: { Metadata, MessageStream } }) =>
        at + this.searchLag <= Date.now() &&
        MessageStream === query.get("messageStream") &&
        wanted.every(([name, value]) => Metadata[name] === value),
    );
    const page = found.slice(0, Number(query.get("count")));
    return {
      TotalCount: found.length,
      Messages: page.map(({ id, at, message }) => ({
        MessageID: id,
        ReceivedAt: new Date(at).toISOString(),
        Recipients: [message.To],
        Metadata: message.Metadata,
      })),
    };
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
