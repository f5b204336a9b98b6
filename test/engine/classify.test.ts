import { describe, expect, test } from "vitest";
import { classify, exitCodeOf } from "../../engine/classify.ts";
import type { EngineReport } from "../../engine/events.ts";
import type { EngineRun } from "../../engine/run-engine.ts";
import { exitCodes } from "../../judge/exit-codes.ts";

const run = (code: number | undefined, report: Partial<EngineReport> = {}, output = ""): EngineRun => ({
  code,
  output,
  report: {
    steps: [],
    failedSteps: [],
    policies: [],
    diagnostics: [],
    packs: [],
    changes: {},
    nothingApplied: true,
    ...report,
  },
});
const policy = (message: string, enforcementLevel = "mandatory") => ({
  message,
  enforcementLevel,
  policyName: "some-rule",
  policyPackName: "residency",
});
const error = (message: string, urn?: string) => ({ severity: "error", message, ...(urn && { urn }) });
const kindAndCode = (engineRun: EngineRun, packs?: string[]) => {
  const outcome = classify(engineRun, packs);
  return [outcome.kind, exitCodeOf(outcome)];
};

describe("how an operation of the engine ended", () => {
  test("done, where it succeeded and every pack judged", () => {
    expect(kindAndCode(run(0, { packs: ["residency"] }), ["residency"])).toEqual(["done", exitCodes.met]);
  });

  test("an engine failure, where it succeeded without a pack that should have judged", () => {
    expect(classify(run(0), ["residency"])).toEqual({
      kind: "engine-failure",
      sentences: ['The engine did not run the pack "residency", so nothing was judged by it.'],
    });
  });

  test("violated, with the rule, its sentence and its fix", () => {
    const message =
      "Description of the rule.\n[neon-region] violated: regionId is wrong. Fix: Set it right.\n";
    const outcome = classify(
      run(1, { policies: [policy(message)], diagnostics: [error("preview failed\n")] }),
    );
    expect(outcome).toEqual({
      kind: "violated",
      findings: [
        {
          rule: "neon-region",
          pack: "residency",
          outcome: "violated",
          sentence: "regionId is wrong.",
          fix: "Set it right.",
        },
      ],
    });
    expect(exitCodeOf(outcome)).toBe(exitCodes.violated);
  });

  test("unverified, where nothing is broken and something could not be decided", () => {
    const message = "Description.\n[a-rule] unverified: host is not known. Fix: Declare it.";
    expect(kindAndCode(run(1, { policies: [policy(message)] }))).toEqual([
      "unverified",
      exitCodes.unverified,
    ]);
  });

  test("violated wins over unverified, and both are told", () => {
    const both = ["[a] unverified: x. Fix: y.", "[b] violated: x. Fix: y."].map((text) => policy(text));
    const outcome = classify(run(1, { policies: both }));
    expect(outcome).toMatchObject({ kind: "violated", findings: [{ rule: "a" }, { rule: "b" }] });
  });

  test("unverified, where the SDK let a rule pass that met an unknown, although the engine exits 0", () => {
    const demoted = policy(
      "can't run policy 'x' during preview: string value at .y can't be known",
      "advisory",
    );
    expect(kindAndCode(run(0, { policies: [demoted] }))).toEqual(["unverified", exitCodes.unverified]);
  });

  test("an advisory finding stops nothing", () => {
    expect(kindAndCode(run(0, { policies: [policy("[a] violated: x.", "advisory")] }))).toEqual([
      "done",
      exitCodes.met,
    ]);
  });

  test("bad input, where the program refuses its configuration", () => {
    const message = "bad input: kaitalk:domain is missing.\n";
    expect(classify(run(1, { diagnostics: [error(message)] }))).toEqual({
      kind: "bad-input",
      sentences: ["kaitalk:domain is missing."],
    });
  });

  test.each([
    [2, "error: unknown command"],
    [3, "error: not logged in"],
    [6, "error: no stack named 'x' found"],
    [255, "error: no stack named 'x' found"],
    [255, 'error: constructing secrets manager of type "passphrase": incorrect passphrase'],
  ])("bad input, where the CLI exits %s with %s", (code, output) => {
    expect(classify(run(code, {}, output))).toEqual({
      kind: "bad-input",
      sentences: [output.replace("error: ", "")],
    });
  });

  test.each([
    [7, ""],
    [255, "error: no changes were expected but changes were proposed"],
  ])("changed, where none was expected (exit %s)", (code, output) => {
    expect(kindAndCode(run(code, {}, output))).toEqual(["changed", exitCodes.violated]);
  });

  test("an engine failure, with what the provider said of which resource", () => {
    const urn = "urn:pulumi:prod::kaitalk::postmark:index:Server::server";
    const diagnostics = [error("Postmark deletes no server.\n", urn), error("update failed\n")];
    expect(classify(run(1, { diagnostics }))).toEqual({
      kind: "engine-failure",
      sentences: ["server: Postmark deletes no server."],
    });
  });

  test("what is protected is said in short", () => {
    const long =
      'Preview failed: resource "u" cannot be deleted\nbecause it is protected. To unprotect it, …';
    expect(classify(run(1, { diagnostics: [error(long, "urn:pulumi:p::k::a:b:C::records")] }))).toMatchObject(
      {
        sentences: ["records: it is protected and is not deleted."],
      },
    );
  });

  test("an engine failure, where a signal ended it", () => {
    expect(classify(run(undefined))).toEqual({
      kind: "engine-failure",
      sentences: ["The engine was ended by a signal before it could finish."],
    });
  });

  test("an engine failure, where nothing but its output tells", () => {
    expect(kindAndCode(run(255, {}, "panic: something"))).toEqual([
      "engine-failure",
      exitCodes.engineFailure,
    ]);
  });
});
