import { globSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Gate, type Patience } from "../../observe/gate.ts";
import { type Sending, send } from "../../observe/send.ts";
import type { Question } from "../../vendors/observation/ask.ts";
import { type Heard, json, vendorServer } from "../support/vendor-server.ts";

const key = "k3y-of/the+account";
const question: Question<{ ok: boolean }> = {
  path: "/things/{thing}",
  at: { thing: "a b/c" },
  answer: z.object({ ok: z.boolean() }),
};

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A gate to a server on this machine, whose clock runs only while it waits. */
async function gateTo(
  answer: (request: Heard, response: ServerResponse, count: number) => void,
  { patience = {}, requests = 100 }: { patience?: Partial<Patience>; requests?: number } = {},
) {
  const server = await vendorServer(answer);
  servers.push(server);
  const waits: number[] = [];
  let time = Date.UTC(2026, 10, 26);
  const gate = new Gate({
    reader: {
      vendor: "neon",
      hosts: ["api.vendor.example", "other.vendor.example"],
      pace: { requests, perSecond: 10 },
      present: (of) => ({ authorization: `Bearer ${of("KEY")}` }),
    },
    keys: { KEY: key },
    standIn: { port: server.port },
    patience: {
      now: () => time,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds;
      },
      random: () => 0.5,
      ...patience,
    },
  });
  return { gate, waits, heard: server.heard };
}

describe("the one way out", () => {
  it("asks with GET, the key and the encoded path, and lets on only the named fields", async () => {
    const { gate, heard } = await gateTo((_, response) => json(response, { ok: true, email: "x@y.example" }));
    const reply = await gate.ask({ ...question, query: { limit: 1, none: undefined } });
    expect(reply).toMatchObject({ answered: true, value: { ok: true } });
    expect(heard).toMatchObject([
      { method: "GET", host: "api.vendor.example", url: "/things/a%20b%2Fc?limit=1" },
    ]);
    expect(heard[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(gate.log.calls).toEqual([
      {
        host: "api.vendor.example",
        method: "GET",
        path: "/things/{thing}",
        count: 1,
        repeats: 0,
        statuses: { "200": 1 },
      },
    ]);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"])("sends no %s", async (method) => {
    const server = await vendorServer((_, response) => json(response, {}));
    servers.push(server);
    const sending = {
      ...{ method, host: "api.vendor.example", path: "/", headers: {}, longest: 1, within: 1_000 },
      standIn: { port: server.port },
    };
    await expect(send(sending as unknown as Sending)).rejects.toThrow(`only reads; ${method} was refused`);
    expect(server.heard).toEqual([]);
  });

  it.each<Partial<Question<{ ok: boolean }>>>([
    { headers: { "x-http-method-override": "DELETE" } },
    { query: { _method: "delete" } },
    { host: "evil.example" },
    { at: { thing: ".." } },
    { at: {} },
  ])("sends nothing that could do more, or elsewhere: %j", async (change) => {
    const { gate, heard } = await gateTo((_, response) => json(response, { ok: true }));
    expect(await gate.ask({ ...question, ...change })).toMatchObject({ answered: false });
    expect(heard).toEqual([]);
  });

  it("is the only module that can reach a network", () => {
    const files = globSync(["observe/**/*.ts", "vendors/*/observation/**/*.ts", "vendors/observation/*.ts"]);
    const reaching = files.filter((file) =>
      /\bfetch\(|["'](node:)?(https?|net|tls|http2|dns|child_process|undici)["'/]/.test(
        readFileSync(file, "utf8"),
      ),
    );
    expect(reaching).toEqual(["observe/send.ts"]);
    expect(files.length).toBeGreaterThan(5);
  });

  it("follows no redirection", async () => {
    const { gate, heard } = await gateTo((_, response) =>
      json(response, {}, 302, { location: "https://evil.example/" }),
    );
    expect(await gate.ask(question)).toMatchObject({ answered: false, status: 302 });
    expect(heard).toHaveLength(1);
  });
});

describe("patience", () => {
  it("waits as long as it is asked to, in seconds or until a date by the vendor's clock", async () => {
    const date = "Thu, 26 Nov 2026 10:00:00 GMT";
    const { gate, waits } = await gateTo((_, response, count) => {
      if (count === 1) json(response, {}, 429, { "retry-after": "7" });
      else if (count === 2) json(response, {}, 503, { date, "retry-after": "Thu, 26 Nov 2026 10:00:20 GMT" });
      else json(response, { ok: true });
    });
    expect(await gate.ask(question)).toMatchObject({ answered: true });
    expect(waits.filter((wait) => wait > 1_000)).toEqual([7_000, 20_000]);
    expect(gate.log.calls).toMatchObject([{ count: 3, repeats: 2, statuses: { 200: 1, 429: 1, 503: 1 } }]);
  });

  it("gives up where it is asked to wait for too long", async () => {
    const { gate, heard } = await gateTo((_, response) => json(response, {}, 429, { "retry-after": "4000" }));
    expect(await gate.ask(question)).toEqual({
      answered: false,
      status: 429,
      why: "it asked to be left alone (429)",
    });
    expect(heard).toHaveLength(1);
  });

  it("leaves a vendor alone that answers a storm of refusals", async () => {
    const { gate, heard } = await gateTo((_, response) => json(response, {}, 429));
    for (let turn = 0; turn < 20; turn += 1) await gate.ask(question);
    expect(heard).toHaveLength(15);
    expect(await gate.ask(question)).toMatchObject({
      why: "neon was left alone after 3 questions without an answer (last: it asked to be left alone (429))",
    });
  });

  it("spends no more than the budget", async () => {
    const { gate, heard } = await gateTo((_, response) => json(response, { ok: true }), { requests: 2 });
    await gate.ask(question);
    await gate.ask(question);
    expect(await gate.ask(question)).toEqual({
      answered: false,
      why: "the budget of 2 requests to neon is used up",
    });
    expect(heard).toHaveLength(2);
  });

  it("keeps the pace, one question after the other", async () => {
    let open = 0;
    const { gate, waits } = await gateTo((_, response) => {
      open += 1;
      expect(open).toBe(1);
      setTimeout(() => {
        open -= 1;
        json(response, { ok: true });
      }, 5);
    });
    await Promise.all([gate.ask(question), gate.ask(question), gate.ask(question)]);
    expect(waits).toEqual([100, 100]);
  });

  it("asks a key no more once it was refused, and another key still", async () => {
    const { gate, heard } = await gateTo(({ headers }, response) =>
      headers.authorization === "Bearer second" ? json(response, { ok: true }) : json(response, {}, 401),
    );
    await gate.ask(question);
    expect(await gate.ask(question)).toEqual({ answered: false, why: "the key was refused (401)" });
    expect(heard).toHaveLength(1);
    expect(await gate.ask({ ...question, headers: { authorization: "Bearer second" } })).toMatchObject({
      answered: true,
    });
  });
});

it("asks on with a key that was refused where only some keys may ask", async () => {
  const { gate, heard } = await gateTo(({ url }, response) =>
    url.includes("?") ? json(response, {}, 401) : json(response, { ok: true }),
  );
  const rare = { ...question, query: { of: "few" }, someKeysAlone: true } as const;
  expect(await gate.ask(rare)).toMatchObject({ answered: false, status: 401 });
  expect(await gate.ask(question)).toMatchObject({ answered: true });
  expect(heard).toHaveLength(2);
});

describe("answers that cannot be relied on", () => {
  const once = { attempts: 1 };

  it.each([
    ["no JSON", "<html>", "its answer is no JSON"],
    ["another form", '{"ok":"yes"}', "its answer is not of the form that it documents"],
    ["half", '{"ok":tr', "its answer is no JSON"],
  ])("%s", async (_, body, why) => {
    const { gate } = await gateTo((_request, response) => response.end(body), { patience: once });
    expect(await gate.ask(question)).toMatchObject({ answered: false, why });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      "cut",
      (response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"ok":true}');
        setTimeout(() => response.destroy(), 5);
      },
      "its answer was cut (ECONNRESET)",
    ],
    [
      "trickling",
      (response) => void response.writeHead(200).write('{"ok":'),
      "no complete answer within 0.05 s",
    ],
    ["encoded", (response) => response.writeHead(200, { "content-encoding": "br" }).end("x"), "encoded"],
    [
      "no UTF-8",
      (response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])),
      "its answer is no text in UTF-8",
    ],
    ["too long", (response) => response.end("x".repeat(2_000)), "its answer is longer than 1000 bytes"],
  ])("%s", async (_, answer, why) => {
    const { gate } = await gateTo((_request, response) => answer(response), {
      patience: { ...once, answerWithin: 50 },
    });
    const reply = await gate.ask({ ...question, longest: 1_000 });
    expect(reply).toMatchObject({ answered: false, why: expect.stringContaining(why) });
  });

  it("hands on of a refusal only what the question names", async () => {
    const { gate } = await gateTo((_, response) =>
      json(response, { reason: "org_not_entitled", who: key }, 404),
    );
    const reply = await gate.ask({ ...question, refusal: z.object({ reason: z.string() }) });
    expect(reply).toEqual({
      answered: false,
      status: 404,
      why: "it is not there for this key (404)",
      refusal: { reason: "org_not_entitled" },
    });
  });

  it("takes every form of a key out of a text", async () => {
    const { gate } = await gateTo((_, response) => json(response, { ok: true }));
    await gate.ask({ ...question, headers: { "x-server-token": "learned-token" } });
    const basic = Buffer.from(key).toString("base64");
    expect(gate.redact(`${key} ${encodeURIComponent(key)} ${basic} learned-token`)).toBe(
      "[secret] [secret] [secret] [secret]",
    );
  });

  it("says how far the vendor's clock was from ours at most", async () => {
    const minutes = [1, 2, 0];
    const { gate } = await gateTo((_, response, count) =>
      json(response, { ok: true }, 200, { date: `Thu, 26 Nov 2026 00:0${minutes[count - 1]}:00 GMT` }),
    );
    for (const _ of minutes) await gate.ask(question);
    expect(gate.log.hosts).toEqual([{ host: "api.vendor.example", peers: [], clockAhead: 120 }]);
  });
});
