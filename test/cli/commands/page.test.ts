import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFiles } from "../../../infra/published-list/files.ts";
import { books } from "../../../register/read-books.ts";
import { contradictedCopies } from "../../../retention/contradicted-copies.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "page-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the list is written as the stack publishes it", async () => {
  const out = join(folder, "deep", "list");
  const { code } = await kaitalk(["page", "--out", out]);
  expect(code).toBe(0);
  const expected = listFiles(books(), contradictedCopies(books().register.value.version));
  const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(written).toHaveLength(expected.length);
  for (const { path, content } of expected) expect(readFileSync(join(out, path), "utf8")).toBe(content);
}, 60_000);

test.each([
  ["a file", () => join(folder, "file"), "is a file; name an empty or new folder"],
  ["a folder with other things", () => folder, "holds files that are no published list"],
  ["a folder of this repository", () => "infra/list", "lies in this repository"],
])(
  "%s is refused in one sentence, and nothing is written",
  async (_, named, sentence) => {
    writeFileSync(join(folder, "file"), "");
    const { code, err } = await kaitalk(["page", "--out", named()]);
    expect([code, err.trim().split("\n").length]).toEqual([2, 1]);
    expect(err).toContain(sentence);
  },
  60_000,
);
