import { describe, expect, it } from "vitest";
import { complete } from "../../../vendors/observation/answer.ts";
import { moment, Oldest } from "../../../vendors/observation/oldest.ts";

describe("a moment", () => {
  it.each([
    ["2026-11-01T02:00:00+02:00", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T00:00:00.1234567Z", "2026-11-01T00:00:00.123Z"],
    ["Sun, 01 Nov 2026 00:00:00 +0000", "2026-11-01T00:00:00.000Z"],
    ["Sun, 1 Nov 2026 00:00:00 -0000 (UTC)", "2026-11-01T00:00:00.000Z"],
  ])("%s is read", (written, at) => {
    expect(moment(written)).toBe(at);
  });

  it.each([
    "",
    "garbage",
    "garbage 1",
    "1",
    "2026",
    "2026-11-01",
    "2026-11-01T00:00:00",
    "2026-02-30T00:00:00Z",
  ])("%j is none", (written) => {
    expect(moment(written)).toBeUndefined();
  });
});

describe("the oldest", () => {
  const list = complete(2, "1 page");

  it("is known where every moment was read, whatever form each has", () => {
    const oldest = new Oldest("2026-11-26");
    oldest.add("2026-11-01T00:00:00Z");
    oldest.add("Thu, 01 Jan 2026 00:00:00 +0000");
    expect(oldest.among(list)).toEqual({
      ...list,
      value: { at: "2026-01-01T00:00:00.000Z", count: 2 },
    });
  });

  it("may be as far ahead as clocks are apart", () => {
    const oldest = new Oldest("2026-11-26");
    oldest.add("2026-11-27T00:05:00Z");
    expect(oldest.among(list).seen).toBe("complete");
  });

  it.each(["", "Mon", "2026-11-27T00:05:01Z", undefined])("is not known beside %j", (written) => {
    const oldest = new Oldest("2026-11-26");
    oldest.add("2026-11-01T00:00:00Z");
    oldest.add(written);
    expect(oldest.among(list)).toEqual({
      seen: "partial",
      value: { at: "2026-11-01T00:00:00.000Z", count: 2 },
      why: "1 of 2 tell no moment that can be",
    });
  });
});
