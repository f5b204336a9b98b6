import { describe, expect, test } from "vitest";
import type { ListChange, NoticeProof } from "../../../register/list/changes.ts";
import { type Fact, factsOf } from "../../../register/list/facts.ts";
import type { PublishedVersion } from "../../../register/list/published.ts";
import {
  companyProblem,
  noticesOwed,
  publishedOtherwise,
  publishingProblems,
  registerProblems,
  versionProblems,
} from "../../../register/list/standing.ts";
import { books } from "../../../register/read-books.ts";
import type { Register } from "../../../register/schema.ts";

const shipped = books().register.value;
const version = (date: string, facts: readonly Fact[]): PublishedVersion => ({
  version: date,
  source: { title: books().register.value.page.title, sha256: books().register.value.page.sha256 },
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

test("a register under a published day that says another period, longer or shorter, is not that version", () => {
  const today = version(shipped.version, factsOf(shipped));
  const retention = shipped.retention.map((row) =>
    row.id === "whatsapp-messages" ? { ...row, duration: "P60D" } : row,
  );
  const shorter = { ...shipped, retention };
  expect(publishedOtherwise(shipped, [today])).toBeUndefined();
  expect(publishedOtherwise(shorter, [today])).toBe(
    `version ${shipped.version} is published and says otherwise: retention/whatsapp-messages/period is "60 d after creation" in the register and "90 d after creation" there; give the register a later version and run: npx kaitalk register publish.`,
  );
  expect(publishedOtherwise({ ...shorter, version: "2030-01-01" }, [today])).toBeUndefined();
});

test("a register that says more to be on the page than its published version is not that version", () => {
  const today = version(shipped.version, factsOf(shipped));
  const regions = shipped.regions.map((row) =>
    row.id === "r2-jurisdiction" ? { ...row, documented: true } : row,
  );
  expect(publishedOtherwise({ ...shipped, regions } as Register, [today])).toContain(
    "region/r2-jurisdiction is said to be on the page in the register, and is not there",
  );
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
  test("is not published before that, and one sentence a change names the commands", () => {
    const told = (changes: readonly ListChange[], proof?: NoticeProof) =>
      publishingProblems(published.at(-1), next, {
        changes,
        proofs: new Map(proof ? [[change.id, proof]] : []),
        noticePeriod: "P10D",
      });
    expect(told([change])).toEqual([
      "version 2030-02-01 carries out change add-example, of which no notice is proven (company/example). Run: npx kaitalk notice draft add-example, then npx kaitalk notice send add-example, and name the proof in register/changes/add-example.yaml.",
    ]);
    expect(told([])[0]).toContain("in a change of class new-sub-processor in register/changes/");
    expect(told([change], sent("2030-01-22T00:00:01Z"))[0]).toContain("Give the version a day after that.");
    expect(told([change], sent("2030-01-22T00:00:00Z"))).toEqual([]);
  });
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
  test("may be carried out by a change proposed anew after it was withdrawn", () => {
    const withdrawn = { ...change, id: "add-example-first", withdrawnOn: "2030-01-01" };
    const proof = sent("2030-01-02T00:00:00Z");
    expect(problems([withdrawn, change], proof)).toEqual([]);
    expect(problems([change, withdrawn], proof)).toEqual([]);
  });
  test("needs a notice of its own: one step is not taken twice on one", () => {
    const again = version("2030-03-01", [
      ...factsOf(shipped),
      company,
      { ...company, id: "company/example/data/all of it", kind: "data-category", value: "all of it" },
    ]);
    const longer: ListChange = { ...change, class: "data-category" };
    const history = { published: [...published, next, again], changes: [change, longer] };
    const proofs = new Map([[change.id, sent("2030-01-02T00:00:00Z")]]);
    const found = versionProblems({ ...history, proofs }, { day: "2030-03-01", noticePeriod: "P10D" });
    expect(found.map(({ sentence }) => sentence)).toEqual([
      "company/example/data/all of it: version 2030-03-01 promises less, and no change of class data-category announces it.",
    ]);
  });
  test("is not asked for before its day", () => expect(problems([], undefined, "2030-01-31")).toEqual([]));
});

describe("a company in use", () => {
  const newcomer = { id: "example", legalName: "Example Inc." };
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
  const proofOf = (lastAcceptedAt: string, rest: Partial<NoticeProof> = {}): NoticeProof => ({
    change: change.id,
    version: "2030-02-01",
    recipients: 2,
    accepted: 2,
    firstAcceptedAt: lastAcceptedAt,
    lastAcceptedAt,
    ...rest,
  });
  const problem = (
    changes: readonly ListChange[],
    {
      proof,
      day = "2030-01-12",
      versions = published,
    }: { proof?: NoticeProof; day?: string; versions?: PublishedVersion[] } = {},
  ) =>
    companyProblem(
      newcomer,
      { published: versions, changes, proofs: new Map(proof ? [[change.id, proof]] : []) },
      { day, noticePeriod: "P10D" },
    );
  const exception = { ground: "security", reason: "A breach.", approver: "A person" } as const;

  test("that the version in force names may be used", () => {
    for (const company of shipped.subProcessors)
      expect(
        companyProblem(
          company,
          { published, changes: [], proofs: new Map() },
          { day: "2030-01-01", noticePeriod: "P10D" },
        ),
      ).toBeUndefined();
  });
  test("under the id of another is a newcomer", () => {
    const [listed] = shipped.subProcessors;
    expect(
      companyProblem(
        { id: listed?.id ?? "", legalName: "Example Inc." },
        { published, changes: [], proofs: new Map() },
        { day: "2030-01-01", noticePeriod: "P10D" },
      ),
    ).toContain("Example Inc. is not in the version of 2030-01-01");
  });
  test("that no change announces may not be used", () =>
    expect(problem([])).toBe(
      "Example Inc. is not in the version of 2030-01-01, which is in force, and no change of class new-sub-processor announces it.",
    ));
  test("may be used ten full days after the last accepted notice, not a second sooner", () => {
    expect(problem([change], { proof: proofOf("2030-01-02T00:00:00Z") })).toBeUndefined();
    expect(problem([change], { proof: proofOf("2030-01-02T00:00:01Z") })).toContain(
      "ends on 2030-01-12T00:00:01.000Z",
    );
    expect(problem([change], { proof: proofOf("2030-01-01T23:00:00-01:00") })).toBeUndefined();
  });
  test.each<[string, readonly ListChange[], NoticeProof | undefined, string]>([
    ["a typed date alone", [change], undefined, "no notice of change add-example is proven"],
    [
      "a notice that some did not get",
      [change],
      proofOf("2030-01-02T00:00:00Z", { accepted: 1 }),
      "no notice of change",
    ],
    [
      "a withdrawn change",
      [{ ...change, withdrawnOn: "2030-01-05" }],
      proofOf("2030-01-02T00:00:00Z"),
      "was withdrawn",
    ],
    [
      "a change of another class",
      [{ ...change, class: "editorial" }],
      proofOf("2030-01-02T00:00:00Z"),
      "no change of class",
    ],
    [
      "a notice of a version already in force",
      [change],
      proofOf("2029-01-02T00:00:00Z", { version: "2029-02-01" }),
      "no change of class",
    ],
  ])("%s lets nobody in", (_, changes, proof, sentence) => {
    expect(problem(changes, proof ? { proof } : {})).toContain(sentence);
  });
  test("an exception lets it in from its day, and leaves the notice owed until it is proven", () => {
    const excused = { ...change, exception };
    expect(problem([excused], { day: "2030-01-01" })).toContain("no notice of change");
    expect(problem([excused], { day: "2030-01-02" })).toBeUndefined();
    const owed = (day: string, proof?: NoticeProof) =>
      noticesOwed(
        { changes: [excused], proofs: new Map(proof ? [[change.id, proof]] : []) },
        { day, noticePeriod: "P10D" },
      ).length;
    expect([
      owed("2030-01-01"),
      owed("2030-01-02"),
      owed("2030-01-03", proofOf("2030-01-02T10:00:00Z")),
    ]).toEqual([0, 1, 0]);
  });
  test("without any version in force nobody is let in", () =>
    expect(problem([], { versions: [] })).toContain("is not in any version in force"));
});

test("a register that names another page than the version in force was made from is refused", () => {
  const register = books().register.value;
  const inForce = {
    ...version("2026-11-24", factsOf(register)),
    source: { title: "Partners", sha256: "0".repeat(64) },
  };
  expect(registerProblems(register, { published: [inForce] }, "2026-11-24").map(({ fact }) => fact)).toEqual([
    "page",
  ]);
});

test("beside a version whose page's text is not recorded no digest is that of another page", () => {
  const unrecorded = version("2030-01-01", factsOf(shipped));
  const published = [{ ...unrecorded, source: { ...unrecorded.source, sha256: null } }];
  expect(registerProblems(shipped, { published }, "2030-02-01")).toEqual([]);
});

describe("a version with other words", () => {
  const fact = "safeguard/transit-encryption";
  const reworded = {
    ...shipped,
    safeguards: shipped.safeguards.map((each) =>
      each.id === "transit-encryption" ? { ...each, statement: "Some connections use TLS 1.3." } : each,
    ),
  } as Register;
  const before = version("2030-01-01", factsOf(shipped));
  const next = version("2030-02-01", factsOf(reworded));
  const editorial: ListChange = {
    id: "say-it-otherwise",
    class: "editorial",
    facts: [fact],
    summary: "The same in other words.",
    proposedOn: "2030-01-20",
    exception: null,
    approver: "privacy",
    notice: null,
    withdrawnOn: null,
  };
  const publishing = (...changes: readonly ListChange[]) =>
    publishingProblems(before, next, { changes, proofs: new Map(), noticePeriod: "P10D" });

  test("is not published, and breaks the promise of notice, until somebody answers for them", () => {
    expect(publishing()).toEqual([
      `version 2030-02-01 has other words, and no change says who read that they promise no less (${fact}). Somebody reads whether it promises less: if not, name ${fact} and who answers for that, its "approver", in a change of class editorial in register/changes/; if it does, in one of class safeguard, and send its notice.`,
    ]);
    const history = { published: [before, next], changes: [], proofs: new Map() };
    expect(versionProblems(history, { day: "2030-02-01", noticePeriod: "P10D" })).toMatchObject([
      { clause: "change-notice", fact },
    ]);
    expect(publishing(editorial)).toEqual([]);
  });

  test.each([
    ["nobody answers", { approver: null }],
    ["it names what is above the sentence alone", { facts: ["safeguard"] }],
    ["it is about another sentence", { facts: ["safeguard/storage-encryption"] }],
    ["it was read before the version that it changes", { proposedOn: "2029-12-31" }],
    ["it was read after the version began", { proposedOn: "2030-02-02" }],
    ["it was withdrawn", { withdrawnOn: "2030-01-21" }],
  ])("is refused where %s", (_, parts) => {
    expect(publishing({ ...editorial, ...parts })).toHaveLength(1);
  });

  test("that is told as a change of its safeguard stands on that notice", () => {
    const told: ListChange = {
      ...editorial,
      class: "safeguard",
      approver: null,
      facts: ["safeguard/transit-encryption"],
    };
    const proof = {
      ...{ change: told.id, version: next.version, recipients: 2, accepted: 2 },
      ...{ firstAcceptedAt: "2030-01-21T08:00:00Z", lastAcceptedAt: "2030-01-21T08:00:00Z" },
    };
    expect(publishing(told)).toHaveLength(1);
    expect(
      publishingProblems(before, next, {
        ...{ changes: [told], noticePeriod: "P10D" },
        proofs: new Map([[told.id, proof]]),
      }),
    ).toEqual([]);
  });
});

test("a value that is said to be off the page is told as that", () => {
  const quiet = {
    ...shipped,
    safeguards: shipped.safeguards.map((each) =>
      each.id === "transit-encryption" ? { ...each, documented: false } : each,
    ),
  } as Register;
  const sentences = registerProblems(quiet, { published }, "2030-01-01").map(({ sentence }) => sentence);
  expect(sentences).not.toEqual([]);
  for (const sentence of sentences)
    expect(sentence).toMatch(/is said to be off the page in the register, and is ".+" on it/);
});
