import { describe, expect, test } from "vitest";
import type { ListChange, NoticeProof } from "../../../register/list/changes.ts";
import { type Fact, factsOf } from "../../../register/list/facts.ts";
import type { PublishedVersion } from "../../../register/list/published.ts";
import { registerProblems, versionProblems } from "../../../register/list/standing.ts";
import { books } from "../../../register/read-books.ts";
import type { Register } from "../../../register/schema.ts";

const shipped = books().register.value;
const version = (date: string, facts: readonly Fact[]): PublishedVersion => ({
  version: date,
  source: { title: "A list", sha256: "0".repeat(64) },
  facts,
  sha256: date,
});
const published = [version("2030-01-01", factsOf(shipped))];

describe("the register beside the version in force", () => {
  const longer = {
    ...shipped,
    retention: shipped.retention.map((row) =>
      row.id === "ip-addresses" ? { ...row, duration: "P3650D" } : row,
    ),
  } as Register;

  test("that promises the same stands", () =>
    expect(registerProblems(shipped, { published }, "2030-01-01")).toEqual([]));
  test("that promises less is refused by the fact and the clause", () => {
    const problems = registerProblems(longer, { published }, "2030-01-01");
    expect(problems.map(({ clause, fact }) => [clause, fact])).toEqual([
      ["ip-addresses", "retention/ip-addresses/period"],
    ]);
    expect(problems[0]?.sentence).toContain("3650 d after creation");
    expect(problems[0]?.sentence).toContain("in the version of 2030-01-01, which is in force");
  });
  test("stands again once a newer version says the same, from that version's day", () => {
    const history = { published: [...published, version("2030-02-01", factsOf(longer))] };
    expect(registerProblems(longer, history, "2030-01-31")).toHaveLength(1);
    expect(registerProblems(longer, history, "2030-02-01")).toEqual([]);
  });
  test("that promises more stands", () => {
    const { retention } = shipped;
    const shorter = {
      ...shipped,
      retention: retention.map((row) => ({ ...row, duration: row.duration && "PT1M" })),
    };
    expect(registerProblems(shorter as Register, { published }, "2030-01-01")).toEqual([]);
  });
  test("says other things only with a new version", () => {
    const reworded = {
      ...shipped,
      safeguards: shipped.safeguards.map((each) => ({ ...each, statement: "Nothing." })),
    };
    expect(registerProblems(reworded as Register, { published }, "2030-01-01")).toHaveLength(
      shipped.safeguards.length,
    );
  });
});

describe("a version that promises less than the one before", () => {
  const company: Fact = { id: "company/example", kind: "company", value: "Example Inc.", onPage: true };
  const next = version("2030-02-01", [...factsOf(shipped), company]);
  const change: ListChange = {
    id: "add-example",
    class: "new-sub-processor",
    facts: ["company/example"],
    summary: "Example Inc. transcribes calls.",
    proposedOn: "2030-01-02",
    exception: null,
    notice: "notices/add-example.json",
    withdrawnOn: null,
  };
  const sent = (lastAcceptedAt: string): NoticeProof => ({
    change: change.id,
    version: next.version,
    recipients: 1,
    accepted: 1,
    firstAcceptedAt: lastAcceptedAt,
    lastAcceptedAt,
  });
  const problems = (changes: readonly ListChange[], proof?: NoticeProof, day = "2030-02-01") =>
    versionProblems(
      { published: [...published, next], changes, proofs: new Map(proof ? [[change.id, proof]] : []) },
      { day, noticePeriod: "P10D" },
    ).map(({ sentence }) => sentence);

  test("needs a change", () =>
    expect(problems([])[0]).toContain("no change of class new-sub-processor announces it"));
  test("needs a change of its class that names it", () => {
    expect(problems([{ ...change, class: "region" }])).toHaveLength(1);
    expect(problems([{ ...change, facts: ["company/other"] }])).toHaveLength(1);
  });
  test("needs proof of notice", () =>
    expect(problems([change])[0]).toContain("of which no notice is proven"));
  test("waits ten full days before its own first second", () => {
    expect(problems([change], sent("2030-01-22T00:00:00Z"))).toEqual([]);
    expect(problems([change], sent("2030-01-22T00:00:01Z"))[0]).toContain(
      "before its notice period ends on 2030-02-01T00:00:01.000Z",
    );
  });
  test("may not carry out what was withdrawn", () =>
    expect(problems([{ ...change, withdrawnOn: "2030-01-20" }], sent("2030-01-02T00:00:00Z"))[0]).toContain(
      "was withdrawn",
    ));
  test("is not asked for before its day", () => expect(problems([], undefined, "2030-01-31")).toEqual([]));
});
