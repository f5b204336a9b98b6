import { describe, expect, test } from "vitest";
import { allClauses } from "../../../register/clauses.ts";
import { books } from "../../../register/read-books.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";

describe("kaitalk gaps", { timeout: 120_000 }, () => {
  test("lists what waits for one owner, with what closes it", async () => {
    const { code, out, err } = await kaitalk(["gaps", "legal"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^legal {3}\d+ open\n/);
    const { attestations } = books().attestations.value;
    const owners = new Set(attestations.map(({ owner }) => owner));
    for (const owner of owners) expect(out.includes(`      ${owner}: `), owner).toBe(owner === "legal");
    const unsigned = attestations.find(
      ({ agreement, attestedOn }) => agreement === "dpa" && attestedOn === null,
    );
    if (unsigned) expect(out).toContain(unsigned.statement.replace(/\.$/, ""));
  });

  test("names the owners there are to whoever asks for another", async () => {
    const { code, out, err } = await kaitalk(["gaps", "nobody"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^kaitalk: no gap belongs to "nobody"; there are gaps of: [a-z, ]+\.\n$/);
  });
});

test("kaitalk explain without a promise lists every one by the id that it takes", async () => {
  const { code, out } = await kaitalk(["explain"]);
  expect(code).toBe(0);
  const ids = out.split("\n").map((line) => line.trim().split(" ")[0]);
  for (const id of allClauses().keys()) expect(ids).toContain(id);
}, 120_000);
