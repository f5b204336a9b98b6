import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Steps } from "../../judge/assemble.ts";
import { sha256 } from "../../judge/canonical-json.ts";
import type { Context } from "../../judge/context.ts";
import { checkDerivation, type Here, recordedRun, runProblems } from "../../pack/check-derivation.ts";
import { buildPack } from "../../pack/pack.ts";
import { books } from "../../register/read-books.ts";
import { signStatement } from "../../signature/dsse.ts";
import { context, madeAssessment, madeEvidence, madeGuard, madeSteps } from "../support/assessment.ts";

const again = (overrides: Partial<Steps> = {}) => ({
  assessment: madeAssessment(overrides),
  books: books(),
  guard: madeGuard(overrides),
});
/** A checkout that says of itself what the fixture says, an hour after the pack was made. */
const here = (run: Partial<Here["run"]> = {}, more: Partial<Here> = {}): Here => ({
  run: { ...context, ...run },
  now: new Date(Date.parse(context.time) + 3_600_000),
  ...more,
});
const pack = await buildPack(madeEvidence(), madeGuard());

test("the same judgement and inputs derive the same payload", async () => {
  const check = await checkDerivation(pack, again(), here());
  expect(check).toEqual({
    question: "derivation",
    answer: "passed",
    sentences: [
      expect.stringMatching(/^\d+ files derived again from this checkout, the same to the byte\.$/),
    ],
  });
});

test("another judgement derives other files, and they are named", async () => {
  const [first, ...rest] = madeSteps().findings;
  if (!first) throw new Error("the fixture has findings");
  const changed = again({ findings: [{ ...first, message: "Something else." }, ...rest] });
  const check = await checkDerivation(pack, changed, here());
  expect(check.answer).toBe("failed");
  expect(check.sentences).toContain("data/findings.json is derived with other content.");
  expect(check.sentences).not.toContain("data/flow-map.svg is derived with other content.");
});

test("inputs that differ, are missing or are new are named first", async () => {
  const [config, ...rest] = context.sources;
  const changed = [{ path: config?.path ?? "", sha256: "f".repeat(64) }, ...rest.slice(1)];
  const sources = [...changed, { path: "zone.yaml", sha256: "0".repeat(64) }];
  const check = await checkDerivation(pack, again(), here({ sources }));
  expect(check.sentences.slice(0, 3)).toEqual([
    "Input policies/residency/rules/neon-project-in-declared-region.ts is missing here.",
    "Input Pulumi.prod.yaml differs from the one that the pack was made of.",
    "Input zone.yaml is new here.",
  ]);
});

test("a file that is not derived is named", async () => {
  const more = new Map([...pack, ["data/approval.txt", "All is well."]]);
  const check = await checkDerivation(more, again(), here());
  expect(check.sentences).toEqual(["data/approval.txt is not derived."]);
});

test.each(["{}", "", "not JSON", "[]", "null", "\u0000"])(
  "a pack that does not say how it was made fails: %j",
  async (text) => {
    const files = new Map([["data/provenance.json", text]]);
    expect(recordedRun(files)).toBeUndefined();
    const check = await checkDerivation(files, again(), here());
    expect(check).toMatchObject({
      answer: "failed",
      sentences: [expect.stringContaining("does not say how")],
    });
  },
);

describe("a pack that says of its own making what this checkout does not", () => {
  const { sources: _sources, ...run } = { ...context, asOf: "2026-11-24", stack: "prod", signers: [] };
  const said = (forged: Partial<typeof run>, own: Partial<Here["run"]> = {}) =>
    runProblems({ ...run, ...forged }, here(own).run, here().now, "2026-11-24");

  test("says the same of an honest one", () => {
    expect(said({})).toEqual([]);
  });

  test.each([
    [
      { generator: { name: "audited-by-deloitte", version: "9" } },
      "says that audited-by-deloitte 9 made it; this is",
    ],
    [{ generator: { ...context.generator, version: "99.0.0" } }, "99.0.0 made it; this is"],
    [{ commit: "c0ffee".padEnd(40, "0") }, "says that it is of commit c0ffee"],
    [{ commit: "unknown" }, "says that it is of commit unknown; this checkout is at 0123"],
    [{ command: "kaitalk evidence --stack prod --approved" }, '--approved" made it; this would be'],
    [{ time: "2026-11-24T10:35:01Z" }, "which is still to come"],
    [{ time: "2026-11-23T23:59:59Z" }, "before its own register of"],
  ])("%o", (forged, sentence) => {
    expect(said(forged)).toEqual([expect.stringContaining(sentence)]);
  });

  test("clean, in a checkout that is not", () => {
    for (const workTree of ["changed", "unknown"] as const)
      expect(said({}, { workTree })).toEqual([expect.stringContaining("in a checkout without changes")]);
  });

  test("changed, in a checkout that is clean, is no fault: the inputs are compared", () => {
    expect(said({ workTree: "changed" })).toEqual([]);
  });

  test("fails the whole check", async () => {
    const { answer, sentences } = await checkDerivation(pack, again(), here({ commit: "f".repeat(40) }));
    expect({ answer, sentences }).toEqual({
      answer: "failed",
      sentences: [expect.stringContaining("this checkout is at ffff")],
    });
  });

  test.each([
    { time: "yesterday" },
    { time: "2026-02-30T00:00:00Z" },
    { stack: "../../other" },
    { commit: "HEAD" },
    { command: "a\n::error::b" },
    { generator: { name: "a\u202eb", version: "1" } },
  ])("%o is no account of a run", (forged) => {
    const text = JSON.stringify({ source: "program", run: { ...run, ...forged } });
    expect(recordedRun(new Map([["data/provenance.json", text]]))).toBeUndefined();
    expect(
      recordedRun(new Map([["data/provenance.json", JSON.stringify({ source: "program", run })]])),
    ).toBeDefined();
  });
});

describe("the files beside the payload are derived too", () => {
  const owner = generateKeyPairSync("ed25519");
  const signed = buildPack(madeEvidence(), madeGuard(), { signingKey: owner.privateKey });

  test("a signed pack passes, its signature and timestamp aside", async () => {
    const files = new Map(await signed).set("timestamp.tsr", "an authority's answer");
    expect(await checkDerivation(files, again(), here())).toMatchObject({ answer: "passed" });
  });

  test("each that another wrote or added is named", async () => {
    const files = new Map(await signed)
      .set("bag-info.txt", "Source-Organization: Deloitte\n")
      .set("VERIFY.md", "Trust us.")
      .set("ledger.jsonl", "")
      .set("approval.txt", "All is well.");
    const { answer, sentences } = await checkDerivation(files, again(), here());
    expect(answer).toBe("failed");
    expect(sentences.toSorted()).toEqual([
      "VERIFY.md is derived with other content.",
      "approval.txt is not derived.",
      "bag-info.txt is derived with other content.",
      "ledger.jsonl is derived with other content.",
    ]);
  });

  test("a statement that calls what failed passed, although the right key signed it", async () => {
    const files = new Map(await signed);
    const envelope = JSON.parse(String(files.get("attestation.dsse.json")));
    const statement = Buffer.from(envelope.payload, "base64").toString("utf8").replace("FAILED", "PASSED");
    files.set("attestation.dsse.json", JSON.stringify(signStatement(statement, owner.privateKey)));
    expect((await checkDerivation(files, again(), here())).sentences).toEqual([
      "attestation.dsse.json is of another statement than the one that is derived.",
    ]);
  });
});

describe("other line endings are other bytes of the same input", () => {
  const text = "a: 1\nb: 2\n";
  const windows = text.replaceAll("\n", "\r\n");
  const among = (content: string): Context["sources"] => [
    { path: "Pulumi.prod.yaml", sha256: sha256(content) },
    ...context.sources.slice(1),
  ];

  test.each([
    [text, windows],
    [windows, text],
  ])("%j there, %j here", async (there, local) => {
    const files = await buildPack(madeEvidence({}, { ...context, sources: among(there) }), madeGuard());
    const contentOf = (path: string) => (path === "Pulumi.prod.yaml" ? Buffer.from(local) : undefined);
    const check = await checkDerivation(files, again(), here({ sources: among(local) }, { contentOf }));
    expect(check.answer).toBe("passed");
    expect(check.sentences).toContain("1 input differs only in line endings from those of the pack.");
    const otherwise = (path: string) => contentOf(path) && Buffer.from(`${local} `);
    const other = here({ sources: among(`${local} `) }, { contentOf: otherwise });
    expect((await checkDerivation(files, again(), other)).answer).toBe("failed");
  });
});
