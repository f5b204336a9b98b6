import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  readonly method: string;
  readonly host: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** A vendor on this machine: answers every request as told, and remembers what was asked. */
export async function vendorServer(
  answer: (request: Heard, response: ServerResponse, count: number) => void,
): Promise<{ readonly port: number; readonly heard: Heard[]; close(): Promise<void> }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, host: headers.host ?? "" };
    heard.push(one);
    answer(one, response, heard.length);
  });
  // Who takes it for a proxy asks so.
  server.on("connect", ({ method = "", url = "", headers }, socket) => {
    heard.push({ method, url, headers, host: headers.host ?? "" });
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}
