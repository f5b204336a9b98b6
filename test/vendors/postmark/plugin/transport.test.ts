import { describe, expect, it } from "vitest";
import { types } from "../../../../vendors/types.ts";
import { Engine } from "../../../support/postmark/engine.ts";
import { withPostmark } from "../../../support/postmark/with-postmark.ts";

const { server, domain } = types.postmark;
const postmark = withPostmark();

/** Declares and creates, as the engine does. */
async function create(type: string, declared: Record<string, unknown>) {
  const { inputs } = await postmark.engine.check(type, declared);
  return postmark.engine.create(type, inputs);
}

describe("calls that may be repeated", () => {
  it.each([429, 500, 503])(
    "tries again after %i, and waits longer each time, with jitter",
    async (status) => {
      const { id } = await create(server, { name: "k" });
      postmark.fake.fail({ request: `GET /servers/${id}`, status, times: 3 });
      expect((await postmark.engine.read(server, id)).id).toBe(id);
      expect(postmark.engine.pauses).toEqual([500, 1_000, 2_000]);
    },
  );

  it("tries again when nothing answers", async () => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `DELETE /servers/${id}`, status: "hang-up" });
    postmark.fake.account.allowsServerDeletion = true;
    await postmark.engine.delete(server, id);
    expect(postmark.fake.account.servers.size).toBe(0);
  });

  it("gives up in the end, saying so", async () => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 429, times: 9 });
    await expect(postmark.engine.read(server, id)).rejects.toThrow(
      "Postmark kept answering 429, too many requests. Run the command again later.",
    );
    expect(postmark.fake.count(`GET /servers/${id}`)).toBe(4);
  });

  it("does not repeat what Postmark refused", async () => {
    await expect(
      create(server, { name: "k", inboundDomain: "in.kaitalk.online", color: "red" }),
    ).resolves.toBeDefined();
    await expect(create(server, { name: "k" })).rejects.toThrow("exists already");
    expect(postmark.fake.count("POST /servers")).toBe(1);
  });

  it("takes a deletion that was done but not confirmed for done", async () => {
    const { id } = await create(domain, { name: "kaitalk.online" });
    postmark.fake.fail({ request: `DELETE /domains/${id}`, status: 500, after: true });
    await postmark.engine.delete(domain, id);
    expect(postmark.fake.account.domains.size).toBe(0);
  });
});

describe("how long to wait", () => {
  const readAfter = async (headers: Readonly<Record<string, string>>, status = 429) => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status, headers });
    expect((await postmark.engine.read(server, id)).id).toBe(id);
    return postmark.engine.pauses;
  };

  it.each([429, 503])("is what Retry-After says in seconds, after %i", async (status) => {
    expect(await readAfter({ "retry-after": "7" }, status)).toEqual([7_000]);
  });

  it("is what Retry-After says as a date, by the clock of the sender", async () => {
    const date = "Wed, 21 Oct 2015 07:28:00 GMT";
    expect(await readAfter({ "retry-after": "Wed, 21 Oct 2015 07:28:09 GMT", date })).toEqual([9_000]);
  });

  it("is longer than a minute where Postmark asks for that", async () => {
    expect(await readAfter({ "retry-after": "120" })).toEqual([120_000]);
  });

  it.each(["86400", "Fri, 01 Jan 2100 00:00:00 GMT"])(
    "is never shorter than asked: beyond the time for all tries nobody asks again, %s",
    async (told) => {
      await expect(readAfter({ "retry-after": told })).rejects.toThrow("Postmark kept answering 429");
    },
  );

  it.each(["soon", "-5", "", "Wed, 21 Oct 2015 07:28:00 GMT", "1e9"])(
    "is jitter alone where Retry-After says nothing usable: %j",
    async (told) => {
      expect(await readAfter({ "retry-after": told })).toEqual([500]);
    },
  );

  it("ends when the time for all tries is over, however many are left", async () => {
    const { id } = await create(server, { name: "k" });
    const patience = { tryFor: 100_000, attempts: 99, sleep: async () => {}, random: () => 0 };
    const engine = await Engine.start(postmark.environment, { patience });
    const headers = { "retry-after": "40" };
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 429, times: 99, headers });
    await expect(engine.read(server, id)).rejects.toThrow("kept answering 429");
    expect(postmark.fake.count(`GET /servers/${id}`)).toBe(3);
    engine.stop();
  });

  it("a creation that was refused with 429 is sent again: nothing was done", async () => {
    postmark.fake.fail({ request: "POST /servers", status: 429, times: 2, headers: { "retry-after": "3" } });
    await create(server, { name: "k" });
    expect(postmark.engine.pauses).toEqual([3_000, 3_000]);
    expect(postmark.fake.count("POST /servers")).toBe(3);
  });
});

describe("an answer that is none", () => {
  const odd = {
    empty: { body: "" },
    "an empty object": { body: "{}" },
    "an empty list": { body: "[]" },
    null: { body: "null" },
    "a number": { body: "17" },
    "a page of a proxy": { body: "<html>Sign in</html>", headers: { "content-type": "text/html" } },
    "not UTF-8": { body: Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d) },
    "half of JSON": { body: '{"ID": 1, "Name": "k' },
    "without tokens": { body: '{"ID": 1, "Name": "k"}' },
    "an id that is a text": { body: '{"ID": "1", "Name": "k", "ApiTokens": []}' },
    "cut by the connection": { stops: 9, after: true },
  };

  it.each(Object.entries(odd))("%s is asked for again", async (_what, fault) => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 200, ...fault });
    expect((await postmark.engine.read(server, id)).id).toBe(id);
  });

  it.each(Object.entries(odd))("%s, again and again, ends in one sentence", async (_what, fault) => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 200, times: 9, ...fault });
    await expect(postmark.engine.read(server, id)).rejects.toThrow(
      /^Postmark gave no usable answer: .*\. Check the network, then run the command again\.$/,
    );
  });

  it("a page that says 404 in a proxy's words does not count as Postmark's: nothing is taken for gone", async () => {
    const { id } = await create(server, { name: "k" });
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 404, times: 9, body: "<html>404</html>" });
    await expect(postmark.engine.read(server, id)).rejects.toThrow("no usable answer");
  });

  it("a redirection is not followed: the token stays with Postmark", async () => {
    const { id } = await create(server, { name: "k" });
    const headers = { location: `${postmark.fake.url}/elsewhere` };
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 307, headers });
    expect((await postmark.engine.read(server, id)).id).toBe(id);
    expect(postmark.fake.count("GET /elsewhere")).toBe(0);
  });

  it.each(["trickling", "slow"] as const)("one that comes too late counts as none: %s", async (how) => {
    const { id } = await create(server, { name: "k" });
    const engine = await Engine.start(postmark.environment, { patience: { attempts: 1, answerWithin: 150 } });
    const late = how === "slow" ? ({ stops: 0, hangs: true } as const) : ({ stops: "trickling" } as const);
    postmark.fake.fail({ request: `GET /servers/${id}`, status: 200, after: true, ...late });
    await expect(engine.read(server, id)).rejects.toThrow("no complete answer within 0.15 s");
    engine.stop();
  });

  it("a deletion whose answer is empty is asked for again, until it is known to be done", async () => {
    const { id } = await create(domain, { name: "kaitalk.online" });
    postmark.fake.fail({ request: `DELETE /domains/${id}`, status: 200, body: "{}" });
    await postmark.engine.delete(domain, id);
    expect(postmark.fake.account.domains.size).toBe(0);
  });
});

describe("messages", () => {
  const serverToken = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
  const encoded = (text: string) => [
    text,
    Buffer.from(text).toString("base64"),
    Buffer.from(text).toString("base64url"),
    Buffer.from(`x:${text}`).toString("base64"),
    Buffer.from(`ab:${text}:c`).toString("base64"),
    Buffer.from(text).toString("hex"),
    Buffer.from(text).toString("hex").toUpperCase(),
    encodeURIComponent(text),
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(""),
    JSON.stringify(JSON.stringify(text)),
    [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ];
  const said = async (words: string) => {
    postmark.fake.fail({ request: "GET /servers", status: 422, message: words });
    return postmark.engine.create(server, { name: "k" }).then(
      () => "",
      (error: Error) => error.message,
    );
  };

  it("repeat no token in any encoding, nor one that was never seen", async () => {
    for (const token of [postmark.fake.account.token, serverToken, serverToken.replaceAll("-", "")])
      for (const form of encoded(token))
        expect(await said(`See ${form} there.`)).toMatch(
          /^Postmark answered 422: See "*\\*"*\[secret\][\\"]* there\.$/,
        );
  });

  it("keep what is no secret", async () => {
    const words = "The domain pm-bounces.mail.kaitalk.online of server 12345 is not verified.";
    expect(await said(words)).toBe(`Postmark answered 422: ${words}`);
  });

  it("are one line without marks that a terminal obeys", async () => {
    expect(await said("a\n::error::b\u001b[31mc\u202ed")).toBe("Postmark answered 422: a ::error::b [31mc d");
  });
});
