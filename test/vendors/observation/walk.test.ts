import { describe, expect, it } from "vitest";
import { z } from "zod";
import { complete, together } from "../../../vendors/observation/answer.ts";
import type { Ask } from "../../../vendors/observation/ask.ts";
import { Confidential } from "../../../vendors/observation/confidential.ts";
import { type Pages, walk } from "../../../vendors/observation/walk.ts";

interface Page {
  readonly names: readonly string[];
  readonly next?: string;
  readonly total?: number;
  readonly missing?: string;
}

function asking(pages: Readonly<Record<string, Page | string>>): Ask {
  return async (question) => {
    const page = pages[String(question.query?.cursor ?? "first")];
    if (page === undefined) throw new Error("asked for a page that nobody named");
    if (typeof page === "string") return { answered: false, why: page };
    return { answered: true, value: page as never, headers: {} };
  };
}

const pages: Pages<Page, string> = {
  question: (cursor) => ({ path: "/things", query: { cursor }, answer: z.custom<Page>() }),
  items: ({ names }) => names,
  perPage: 3,
  next: ({ next }) => next,
  key: (name) => name,
  claimed: ({ total }) => total,
  lacks: ({ missing }) => missing,
};

describe("walk", () => {
  it("is complete where the last page names no next one", async () => {
    const heard: string[] = [];
    const ask = asking({ first: { names: ["a", "b"], next: "2" }, 2: { names: ["c"] } });
    expect(await walk(ask, { ...pages, each: (name) => heard.push(name) })).toEqual({
      seen: "complete",
      value: 3,
      proof: "the last of 2 pages names no next one",
    });
    expect(heard).toEqual(["a", "b", "c"]);
  });

  it("is not complete where the last page is full and nothing tells that it is the last", async () => {
    const full = { names: ["a", "b", "c"] };
    expect(await walk(asking({ first: full }), pages)).toEqual({
      seen: "partial",
      value: 3,
      why: "its last page is full and does not say whether there is more",
    });
    const told = await walk(asking({ first: full }), { ...pages, isLast: () => true });
    expect(told.seen).toBe("complete");
    expect((await walk(asking({ first: { ...full, total: 3 } }), pages)).seen).toBe("complete");
  });

  it("says none from a complete answer alone", async () => {
    expect(await walk(asking({ first: { names: [] } }), pages)).toMatchObject({ seen: "complete", value: 0 });
    expect(await walk(asking({ first: "the key may not see it (403)" }), pages)).toEqual({
      seen: "cannot-tell",
      why: "the key may not see it (403)",
    });
  });

  it.each<[string, Record<string, Page | string>, string]>([
    ["a page that fails", { first: { names: ["a"], next: "2" }, 2: "it answered 500" }, "it answered 500"],
    [
      "pages in a circle",
      { first: { names: ["a"], next: "2" }, 2: { names: ["b"], next: "3" }, 3: { names: ["c"], next: "2" } },
      "its pages lead in a circle",
    ],
    [
      "a page that comes twice",
      { first: { names: ["a"], next: "2" }, 2: { names: ["a"], next: "3" } },
      "the list names an entry twice",
    ],
    ["fewer than claimed", { first: { names: ["a"], total: 2 } }, "it counts 2 and lists 1"],
    ["what is left out", { first: { names: ["a"], missing: "1 project left out" } }, "1 project left out"],
  ])("is partial for %s", async (_, told, why) => {
    expect(await walk(asking(told), pages)).toMatchObject({ seen: "partial", why });
  });

  it("finds a repeated entry of an ascending list without remembering all", async () => {
    const ascending = { ...pages, perPage: 10, ascending: true as const };
    const told = { first: { names: ["a", "é"], next: "2" }, 2: { names: ["é"] } };
    expect(await walk(asking(told), ascending)).toMatchObject({ seen: "partial", value: 2 });
    const sorted = { first: { names: ["Z", "a", "z", "é", "\u{ffff}", "\u{1f600}"] } };
    expect(await walk(asking(sorted), ascending)).toMatchObject({ seen: "complete", value: 6 });
  });
});

describe("together", () => {
  const none = complete(0, "1 page");
  const refused = { seen: "cannot-tell", why: "the key may not see it (403)" } as const;

  it("is as weak as the weakest answer", () => {
    expect(together([{ of: "eu", answer: none }])).toMatchObject({ seen: "complete", value: 0 });
    expect(
      together([
        { of: "eu", answer: none },
        { of: "us", answer: refused },
      ]),
    ).toEqual({
      seen: "partial",
      value: 0,
      why: "us: the key may not see it (403)",
    });
    expect(together([{ of: "us", answer: refused }]).seen).toBe("cannot-tell");
    expect(together([]).seen).toBe("cannot-tell");
  });

  it("names some of many places that say the same", () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ of: `server ${index}`, answer: none }));
    expect(together(many)).toEqual(complete(0, "server 0, server 1, server 2 and 597 more: 1 page"));
    expect(together([...many.slice(0, 2), { of: "x", answer: refused }])).toMatchObject({
      why: "x: the key may not see it (403)",
    });
  });
});

describe("Confidential", () => {
  it("can be compared and says nothing else", () => {
    const value = new Confidential("postgres://secret");
    expect(value.is("postgres://secret")).toBe(true);
    expect(value.is("postgres")).toBe(false);
    expect(`${JSON.stringify({ value })} ${value} ${Object.entries(value)}`).toBe(
      '{"value":"[secret]"} [secret] ',
    );
  });
});
