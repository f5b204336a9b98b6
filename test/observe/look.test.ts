import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { look } from "../../observe/look.ts";
import { readRecord, recordText } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";
import { complete } from "../../vendors/observation/answer.ts";
import type { Account, Reader } from "../../vendors/observation/reader.ts";
import { json, vendorServer } from "../support/vendor-server.ts";

const key = "observe-key-of-the-account";
const kind = "vendor:index/thing:Thing";
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** What a reader of our own brings into a record. */
async function seenBy(read: (account: Account) => Promise<void> | void) {
  const server = await vendorServer((_, response) => json(response, {}));
  servers.push(server);
  const reader: Reader = {
    vendor: "neon",
    hosts: ["api.vendor.example"],
    keys: [{ variable: "KEY", narrowest: "", where: "" }],
    present: (of) => ({ authorization: `Bearer ${of("KEY")}` }),
    pace: { requests: 10, perSecond: 1_000 },
    kinds: { [kind]: { called: "thing", holds: "data", identity: [] } },
    read: async (account) => read(account),
  };
  const entries = await look({
    readers: [reader],
    environment: { KEY: key },
    declared: { source: "program", project: "kaitalk", stack: "prod", resources: [], placeholders: [] },
    books: books(),
    standIn: { port: server.port },
  });
  return readRecord(recordText(entries), "record.jsonl");
}

describe("a look", () => {
  it("writes no key, in whatever a vendor echoes it", async () => {
    const entries = await seenBy(({ found, learn, inventory, age }) => {
      learn("token-of-a-server");
      found({
        type: kind,
        id: `id-${key}`,
        name: "token-of-a-server",
        properties: { url: `https://x.example/${encodeURIComponent(key)}`, list: [{ deep: [key] }] },
        within: { type: kind, id: "1", path: "a", value: key },
      });
      inventory(kind, complete(1, key));
      age({ store: key, question: key, how: "oldest", answer: { seen: "cannot-tell", why: key } });
    });
    expect(entries.some(({ entry }) => entry === "resource")).toBe(true);
    for (const secret of [key, "token-of-a-server"]) expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it("writes down a bounded number of a kind, and does not take it for all", async () => {
    const entries = await seenBy(({ found, inventory }) => {
      for (let index = 0; index < 10_050; index += 1)
        found({ type: kind, id: String(index), name: "n", properties: {} });
      inventory(kind, complete(10_050, "1 page"));
    });
    expect(entries.filter(({ entry }) => entry === "resource")).toHaveLength(10_000);
    expect(entries.find(({ entry }) => entry === "inventory")).toMatchObject({
      answer: { seen: "partial", value: 10_050, why: "of 10050 the first 10000 are written down" },
    });
    expect(entries.find(({ entry }) => entry === "vendor")).toMatchObject({ standing: "partly-seen" });
  });

  it("keeps what was said before a reader broke, and not what it broke on", async () => {
    const entries = await seenBy(async ({ ask, found, inventory }) => {
      await ask({ path: "/", answer: z.object({}) });
      found({ type: kind, id: "1", name: "n", properties: {} });
      inventory(kind, complete(1, "1 page"));
      throw new RangeError(`of a body that holds ${key}`);
    });
    expect(entries.find(({ entry }) => entry === "vendor")).toMatchObject({
      standing: "partly-seen",
      why: "the reader failed (RangeError)",
    });
    expect(entries.filter(({ entry }) => entry === "resource")).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(key);
  });
});
