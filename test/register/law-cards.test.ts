import { describe, expect, test } from "vitest";
import { books } from "../../register/read-books.ts";
import { lawSchema } from "../../register/schema.ts";

const { cards } = books().law.value;
const [card] = cards;

describe("a law card says what was read and never a reading that did not happen", () => {
  const read = { on: "2026-11-26", what: "the article", where: "the official gazette" };

  test("a reading is said with what, where and when", () => {
    expect(lawSchema.safeParse({ cards: [{ ...card, basis: "primary", read }] }).success).toBe(true);
    const { where: _, ...vague } = read;
    expect(lawSchema.safeParse({ cards: [{ ...card, basis: "primary", read: vague }] }).success).toBe(false);
  });

  test.each([
    ["common-knowledge", read],
    ["secondary", null],
    ["primary", null],
  ] as const)("%s beside %o is refused", (basis, reading) => {
    const parsed = lawSchema.safeParse({ cards: [{ ...card, basis, read: reading }] });
    expect(parsed.error?.issues[0]?.message).toContain("a reading has what, where and when");
  });

  test("what is inferred or read in other people's words is for counsel in Mexico's law", () => {
    for (const { id, instrument, basis, counsel } of cards)
      if (instrument.startsWith("LFPDPPP") && basis !== "primary")
        expect([id, counsel]).toEqual([id, expect.stringContaining("have counsel confirm")]);
  });

  test("every article in force leads counsel to its official text", () => {
    for (const { id, status, officialText } of cards)
      if (status === "in-force") expect([id, officialText]).toEqual([id, expect.stringMatching(/^https:/)]);
  });
});

test("a region at a processor leans on what a transfer is, not on the article about third parties", () => {
  for (const { law } of books().register.value.regions) {
    expect(law).toContain("lfpdppp-2025-2-xx");
    expect(law).not.toContain("lfpdppp-2025-35");
  }
});
