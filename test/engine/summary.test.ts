import pico from "picocolors";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { OperationResult } from "../../engine/operations.ts";
import { toJson } from "../../engine/report-result.ts";
import { summary } from "../../engine/summary.ts";
import type { Assessment } from "../../judge/assessment.ts";
import { countVerdicts } from "../../judge/verdict.ts";

const plain = { width: 80, colours: pico.createColors(false) };
const urn =
  "urn:pulumi:prod::kaitalk::kaitalk:infra:Store$cloudflare:index/r2BucketLifecycle:R2BucketLifecycle::documents";
const result: OperationResult = {
  operation: "up",
  outcome: {
    kind: "violated",
    findings: [
      {
        rule: "r2-lifecycle-deletes-by-age",
        pack: "retention",
        outcome: "violated",
        severity: "high",
        urn,
        sentence:
          "maxAge is 9999999; the documented period is 90 d, and a long sentence wraps where the terminal ends.",
        fix: "Take the age from solve().",
      },
    ],
  },
  refused: [],
  report: {
    steps: [
      {
        op: "update",
        urn,
        type: "cloudflare:index/r2BucketLifecycle:R2BucketLifecycle",
        detailedDiff: { "rules[0].enabled": { diffKind: "update" } },
      },
      { op: "create", urn: `${urn}-new`, type: "cloudflare:index/r2BucketLifecycle:R2BucketLifecycle" },
      { op: "same", urn: `${urn}-same`, type: "cloudflare:index/r2BucketLifecycle:R2BucketLifecycle" },
    ],
    failedSteps: [],
    policies: [],
    diagnostics: [],
    packs: ["retention"],
    changes: { update: 1, create: 1, same: 12 },
    nothingApplied: false,
  },
};

describe("the summary of an operation", () => {
  test("says what changes, what is broken, how to fix it and how it ended", () => {
    expect(summary(result, plain)).toBe(
      [
        "  update      documents (cloudflare R2BucketLifecycle)",
        "              rules[0].enabled",
        "  violated    r2-lifecycle-deletes-by-age   high   documents (cloudflare",
        "              R2BucketLifecycle)",
        "              maxAge is 9999999; the documented period is 90 d, and a long",
        "              sentence wraps where the terminal ends.",
        "              Fix: Take the age from solve().",
        "  up: stopped, a promise would be broken   1 update   1 create   12 unchanged",
      ].join("\n"),
    );
  });

  test("is never wider than the terminal", () => {
    for (const width of [40, 60, 120])
      for (const line of summary(result, { ...plain, width }).split("\n"))
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
  });

  test("a refusal says that nothing was applied", () => {
    const refused = { kind: "key-removed", urn, sentence: "It would be gone.", fix: "Keep it." } as const;
    const text = summary({ ...result, outcome: { kind: "done" }, refused: [refused] }, plain);
    expect(text).toContain(
      "  refused     key-removed\n              It would be gone.\n              Fix: Keep it.",
    );
    expect(text).toContain("up: refused");
    const stopped = { ...result, refused: [refused], report: { ...result.report, nothingApplied: true } };
    expect(summary(stopped, plain)).toContain("up: refused   nothing was applied");
  });

  test.each([
    ["done", "up: done"],
    ["unverified", "up: stopped, a promise could not be verified"],
    ["changed", "up: there are changes where none were expected"],
    ["bad-input", "up: not started, the input is refused"],
    ["engine-failure", "up: the engine failed"],
  ] as const)("%s ends with its own words", (kind, words) => {
    const outcome =
      kind === "unverified"
        ? { kind, findings: [] }
        : kind === "bad-input" || kind === "engine-failure"
          ? { kind, sentences: ["Said."] }
          : { kind };
    expect(summary({ ...result, outcome }, plain)).toContain(words);
  });

  test("drift speaks of vendors and state, not of a preview", () => {
    const drift = { ...result, operation: "drift" as const };
    expect(summary({ ...drift, outcome: { kind: "done" } }, plain)).toContain(
      "drift: none, the vendors hold what the state says",
    );
    expect(summary({ ...drift, outcome: { kind: "changed" } }, plain)).toContain(
      "drift: the vendors hold something else than the state says",
    );
  });

  test("what went well ends with the promises and what can be done next, what did not with why", () => {
    const assessment = { counts: { ...countVerdicts([]), met: 5, gap: 1 } } as Assessment;
    const next = ["folder: .sandbox", "next: npx kaitalk sandbox drift"];
    const lines = (outcome: OperationResult["outcome"]) =>
      summary({ ...result, outcome, assessment }, plain, next)
        .split("\n")
        .slice(-3);
    const promises = "  promises: 0 contradicted   0 violated   0 unverified   1 gap   5 met";
    expect(lines({ kind: "done" })).toEqual([
      promises,
      "  folder: .sandbox",
      "  next: npx kaitalk sandbox drift",
    ]);
    expect(lines({ kind: "violated", findings: [] }).at(-1)).toBe(promises);
  });

  test("what a vendor holds and no state knows is named", () => {
    const text = summary({ ...result, leftBehind: [{ urn, id: "kaitalk-documents" }] }, plain);
    expect(text).toContain("  left behind documents (cloudflare R2BucketLifecycle)");
    expect(text).toContain("kaitalk-documents; no state knows it.");
  });

  test("as JSON it holds the paths that change and no value of a resource", () => {
    expect(toJson(result)).toEqual({
      operation: "up",
      outcome: "violated",
      findings: result.outcome.kind === "violated" ? result.outcome.findings : [],
      errors: [],
      refused: [],
      changes: [
        { op: "update", urn, paths: ["rules[0].enabled"] },
        { op: "create", urn: `${urn}-new`, paths: [] },
      ],
      counts: { update: 1, create: 1, same: 12 },
    });
  });
});
