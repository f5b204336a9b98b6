import { describe, expect, it } from "vitest";
import { observationOf } from "../../observe/observed-facts.ts";
import type { Entry, EntryOf } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";
import { begun } from "../support/observation-record.ts";

function age(answer: EntryOf<"age">["answer"], more: Partial<EntryOf<"age">> = {}): EntryOf<"age"> {
  return {
    entry: "age",
    vendor: "cloudflare",
    copy: "r2-recordings",
    store: "R2 bucket recordings",
    question: "every object",
    how: "oldest",
    answer,
    ...more,
  };
}

function factsOf(...entries: Entry[]) {
  return observationOf([begun, ...entries], books()).facts;
}

const complete = (at: string | null, older?: true) =>
  ({ seen: "complete", value: { at, ...(older && { older }) }, proof: "1 page" }) as const;

describe("an age", () => {
  it.each<[string, EntryOf<"age">, string]>([
    ["within the period", age(complete("2026-11-01T00:00:00Z")), "met"],
    ["beyond it", age(complete("2026-08-01T00:00:00Z")), "violated"],
    ["on its last day", age(complete("2026-08-28T08:00:00Z")), "met"],
    ["a second later", age(complete("2026-08-28T07:59:59Z")), "violated"],
    ["of nothing", age(complete(null)), "met"],
    ["that is only known to be older", age(complete("2026-11-01T00:00:00Z", true)), "violated"],
    ["of a part", age({ seen: "partial", value: { at: null }, why: "it answered 500" }), "unverified"],
    [
      "of a part that shows one",
      age({ seen: "partial", value: { at: "2026-01-01T00:00:00Z" }, why: "x" }),
      "violated",
    ],
    ["of a sample", age(complete("2026-11-01T00:00:00Z"), { how: "sample" }), "unverified"],
    ["of which nothing is older", age(complete("2026-09-01T00:00:00Z"), { how: "bound" }), "met"],
    [
      "of which nothing is older than what is too old",
      age(complete("2026-01-01T00:00:00Z"), { how: "bound" }),
      "unverified",
    ],
    [
      "of which something is older",
      age(complete("2026-09-01T00:00:00Z", true), { how: "bound" }),
      "violated",
    ],
    ["of no moment", age(complete("garbage")), "unverified"],
    ["of an empty text", age(complete("")), "unverified"],
    ["of the years to come", age(complete("2099-01-01T00:00:00Z")), "unverified"],
    ["five minutes ahead", age(complete("2026-11-26T08:05:00Z")), "met"],
    ["a second further ahead", age(complete("2026-11-26T08:05:01Z")), "unverified"],
    ["of a bound that is no moment", age(complete("garbage"), { how: "bound" }), "unverified"],
    ["that nobody can tell", age({ seen: "cannot-tell", why: "the key may not see it (403)" }), "unverified"],
  ])("%s", (_, entry, verdict) => {
    expect(factsOf(entry)).toMatchObject([{ clause: "call-audio-and-transcript", verdict }]);
  });

  it("is told by the vendor's clock", () => {
    const host = { entry: "host" as const, vendor: "cloudflare", host: "api", peers: [], clockAhead: 300 };
    const old = age(complete("2026-08-28T08:00:00Z"));
    expect(factsOf(old, host)).toMatchObject([{ verdict: "violated" }]);
    expect(factsOf(old, { ...host, vendor: "neon" })).toMatchObject([{ verdict: "met" }]);
  });

  it.each([301, -301, -320 * 86_400, 9e15])("is not known by a clock that is %d s ahead", (clockAhead) => {
    const host = { entry: "host" as const, vendor: "cloudflare", host: "api", peers: [], clockAhead };
    for (const at of ["2026-11-01T00:00:00Z", "2026-01-01T00:00:00Z", null])
      expect(factsOf(age(complete(at)), host)).toMatchObject([
        {
          verdict: "unverified",
          sentence:
            "Nobody can tell how old the oldest in R2 bucket recordings is: the clock of cloudflare and ours are more than 5 minutes apart.",
        },
      ]);
  });

  it("says nothing where the register names no copy, or counts from another day", () => {
    const { copy: _, ...nameless } = age(complete("2020-01-01T00:00:00Z"));
    expect(factsOf(nameless)).toEqual([]);
    expect(factsOf(age(complete("2020-01-01T00:00:00Z"), { copy: "r2-files-of-business" }))).toEqual([]);
  });
});

describe("what an attestation would say", () => {
  const shown: EntryOf<"shown"> = {
    entry: "shown",
    vendor: "neon",
    attestation: "neon-copies-by-hand",
    verdict: "met",
    sentence: "There are none.",
  };

  it("speaks for the promises of the attestation", () => {
    expect(factsOf(shown)).toEqual([
      {
        clause: "right-to-deletion",
        attestation: "neon-copies-by-hand",
        verdict: "met",
        sentence: "There are none.",
      },
    ]);
  });

  it("is met by no vendor whose clock is not believed", () => {
    const host = { entry: "host" as const, vendor: "neon", host: "api", peers: [], clockAhead: -86_400 };
    expect(factsOf(shown, host)).toMatchObject([{ verdict: "unverified" }]);
    expect(factsOf({ ...shown, verdict: "violated" }, host)).toMatchObject([{ verdict: "violated" }]);
  });

  it("shows nothing for a promise where vendors were simulated, and what was kept there too long", () => {
    expect(observationOf([{ ...begun, of: "sandbox" }, shown], books()).facts).toEqual([]);
    const kept = [age(complete("2026-11-01T00:00:00Z")), age(complete("2026-01-01T00:00:00Z"))];
    const set = { ...shown, verdict: "violated" as const };
    expect(observationOf([{ ...begun, of: "sandbox" }, ...kept, set], books())).toMatchObject({
      simulated: true,
      facts: [{ verdict: "violated", sentence: expect.stringContaining("of 2026-01-01") }],
    });
  });
});
