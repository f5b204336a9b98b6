import { describe, expect, test } from "vitest";
import type { AssessedFinding, AssessedPromise } from "../../judge/assessment.ts";
import { causesOf } from "../../judge/causes.ts";
import { verdicts } from "../../judge/verdict.ts";
import { madeAssessment } from "../support/assessment.ts";

const { findings, promises } = madeAssessment();
const [made] = findings as readonly [AssessedFinding];
const clauses = promises.slice(0, 3).map(({ clause }) => clause) as [string, string, string];
const [first, second, third] = clauses;
const kept = promises.map((promise): AssessedPromise => ({ ...promise, verdict: "met" }));

/** A violation on the resource of that name, or of the whole stack. */
function found(name: string | undefined, parts: Partial<AssessedFinding> = {}): AssessedFinding {
  const { urn: _, source: _place, ...rest } = made;
  const type = "cloudflare:index/r2Bucket:R2Bucket";
  return {
    ...rest,
    outcome: "violated",
    rule: "bucket-ends",
    clauses: [first],
    message: "ends late.",
    remediation: "End it in time.",
    ...(name !== undefined && {
      urn: `urn:pulumi:prod::kaitalk::${type}::${name}`,
      type,
      source: { file: "infra/components/bucket.ts", line: 39 },
    }),
    ...parts,
  };
}
const causes = (...list: readonly AssessedFinding[]) => causesOf({ findings: list, promises: kept });

describe("one entry a cause", () => {
  test("holds every rule that one resource breaks, each fix once, and every promise that they accuse", () => {
    const [cause, ...more] = causes(
      found("documents"),
      found("documents", { rule: "bucket-placed", clauses: [second], message: "lies abroad." }),
    );
    expect(more).toEqual([]);
    expect(cause).toMatchObject({
      outcome: "violated",
      resources: ["R2Bucket documents"],
      place: "infra/components/bucket.ts:39",
      fixes: ["Fix: End it in time."],
      promises: kept.slice(0, 2).map(({ label }) => label),
    });
    expect(cause?.said.map(({ by, sentence }) => [by?.rule, sentence])).toEqual([
      ["bucket-ends", "ends late."],
      ["bucket-placed", "lies abroad."],
    ]);
  });

  test("is one for resources that one line declares alike, each named where its sentence differs", () => {
    const [cause, ...more] = causes(found("documents"), found("recordings", { message: "never ends." }));
    expect(more).toEqual([]);
    expect(cause?.resources).toEqual(["R2Bucket documents", "R2Bucket recordings"]);
    expect(cause?.said.map(({ sentence }) => sentence)).toEqual([
      "documents: ends late.",
      "recordings: never ends.",
    ]);
    expect(causes(found("documents"), found("recordings"))[0]?.said).toMatchObject([
      { sentence: "ends late." },
    ]);
    const twice = causes(found("documents"), found("documents", { message: "never ends." }));
    expect(twice.map(({ said }) => said.map(({ sentence }) => sentence))).toEqual([
      ["ends late.", "never ends."],
    ]);
  });

  test("is another for another line, another type, other rules and another outcome", () => {
    const place = { file: "infra/components/bucket.ts", line: 40 };
    for (const other of [
      found("recordings", { source: place }),
      found("recordings", { type: "other:index:Type" }),
      found("recordings", { rule: "bucket-placed" }),
      found("documents", { outcome: "unverified" }),
    ])
      expect(causes(found("documents"), other)).toHaveLength(2);
  });

  test("takes in what follows for the whole stack, where it accuses no promise of its own", () => {
    const sum = (...accused: string[]) =>
      found(undefined, { rule: "copies-in-time", clauses: accused, message: "copies outlive it." });
    const [cause, ...more] = causes(sum(first), found("documents"));
    expect(more).toEqual([]);
    expect(cause?.said.map(({ by }) => by?.rule)).toEqual(["bucket-ends", "copies-in-time"]);
    expect(causes(sum(first, third), found("documents"))).toHaveLength(2);
    expect(causes(sum(first), sum(second))).toMatchObject([{ resources: [], place: null }]);
    const notice = found(undefined, { rule: "notice-sent", clauses: [third], message: "nobody was told." });
    expect(causes(sum(second), notice).map(({ said }) => said.map(({ sentence }) => sentence))).toEqual([
      ["copies outlive it."],
      ["nobody was told."],
    ]);
    expect(causes(found("documents"), found("documents", { clauses: [second] }))).toHaveLength(1);
  });

  test("names promises that nothing judged, where no finding speaks of them", () => {
    const unjudged = kept.map((promise): AssessedPromise => {
      const isOpen = promise.clause === first || promise.clause === second;
      return isOpen ? { ...promise, verdict: "unverified", reason: "Nothing judged it." } : promise;
    });
    const spoken = found("documents", { outcome: "unverified", clauses: [first] });
    expect(causesOf({ findings: [], promises: unjudged })).toEqual([
      {
        outcome: "unverified",
        resources: [],
        place: null,
        said: [{ sentence: "Nothing judged it." }],
        fixes: [],
        promises: kept.slice(0, 2).map(({ label }) => label),
      },
    ]);
    expect(causesOf({ findings: [spoken], promises: unjudged }).map(({ promises: named }) => named)).toEqual([
      [kept[0]?.label],
      [kept[1]?.label],
    ]);
  });

  test("is one for a rule that fails, whatever it stumbled over: the rule is to be mended", () => {
    const failed = { outcome: "error", message: "the rule failed: x." } as const;
    const elsewhere = { source: { file: "infra/components/edge.ts", line: 7 }, clauses: [second] };
    const [cause, other, ...more] = causes(
      found("documents", failed),
      found("recordings", { ...failed, ...elsewhere }),
      found(undefined, { ...failed, rule: "bucket-placed" }),
    );
    expect(more).toEqual([]);
    expect(cause).toMatchObject({
      resources: ["R2Bucket documents", "R2Bucket recordings"],
      place: null,
      said: [{ by: { rule: "bucket-ends" }, sentence: "the rule failed: x." }],
      promises: kept.slice(0, 2).map(({ label }) => label),
    });
    expect(other).toMatchObject({ resources: [], said: [{ by: { rule: "bucket-placed" } }] });
    expect(causes(found("documents", failed))[0]?.place).toBe("infra/components/bucket.ts:39");
  });

  test("keeps promises apart that nothing judged for another reason", () => {
    const unjudged = kept.slice(0, 2).map(
      (promise, index): AssessedPromise => ({
        ...promise,
        verdict: "unverified",
        reason: `Reason ${index}.`,
      }),
    );
    expect(causesOf({ findings: [], promises: unjudged }).map(({ said }) => said)).toEqual([
      [{ sentence: "Reason 0." }],
      [{ sentence: "Reason 1." }],
    ]);
  });

  test("is told of what fails a check, the gravest kind first", () => {
    const list = verdicts.toReversed().map((outcome) => found(outcome, { outcome }));
    expect(causes(...list).map(({ outcome }) => outcome)).toEqual(["violated", "error", "unverified"]);
  });
});
