import { expect, test } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { purgeJobRunsRegisteredCode } from "../../../../policies/retention/rules/purge-job-runs-registered-code.ts";
import { books } from "../../../../register/read-books.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { purgeJob } from "../stack.ts";

const { branch, buildCommand } = books().register.value.purgeJob;
const runtime = "runtimeSource.nativeRuntime";

function jobWith(native: Properties, inputs: Properties = {}) {
  const { runtimeSource } = purgeJob().inputs as { runtimeSource: { nativeRuntime: Properties } };
  return purgeJob(
    {},
    { runtimeSource: { nativeRuntime: { ...runtimeSource.nativeRuntime, ...native } }, ...inputs },
  );
}

describeRule(purgeJobRunsRegisteredCode, {
  pass: [[purgeJob()]],
  fail: [
    {
      stack: [jobWith({ branch: "experiment" })],
      says: [`${runtime}.branch is "experiment"; register/register.yaml states "${branch}".`],
    },
    {
      stack: [jobWith({ buildCommand: "true" })],
      says: [`${runtime}.buildCommand is "true"; register/register.yaml states "${buildCommand}".`],
    },
    {
      stack: [jobWith({ autoDeploy: true })],
      says: [`${runtime}.autoDeploy is true; register/register.yaml states false.`],
    },
    {
      stack: [jobWith({ autoDeployTrigger: "commit" })],
      says: [`${runtime}.autoDeployTrigger is "commit"; register/register.yaml states null.`],
    },
    {
      stack: [jobWith({ runtime: "python" })],
      says: [`${runtime}.runtime is "python"; the project states "node".`],
    },
    {
      stack: [jobWith({}, { rootDirectory: "elsewhere" })],
      says: ['rootDirectory is "elsewhere"; register/register.yaml states null.'],
    },
    {
      stack: [jobWith({}, { schedule: "*/4 * * * *" })],
      says: ['schedule is "*/4 * * * *"; retention/operating-limits.ts states "*/5 * * * *".'],
    },
  ],
  omitted: [
    {
      stack: [jobWith({ autoDeploy: null })],
      says: [`${runtime}.autoDeploy is omitted; register/register.yaml states false.`],
    },
  ],
  unknown: [
    {
      stack: [jobWith({ branch: UNKNOWN })],
      says: [
        `${runtime}.branch is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`,
      ],
    },
  ],
});

test("while the register names no repository, the configuration does, where it is shown", () => {
  const outcomes = (repoUrl: string, configured?: string) =>
    evaluateRule(
      "retention",
      purgeJobRunsRegisteredCode,
      stackOf(
        [jobWith({ repoUrl })],
        configured ? { configured: { "kaitalk:purgeRepository": configured } } : {},
      ),
    ).map(({ outcome, message }) => [outcome, message]);
  const own = "https://github.com/kaitalk/compliance";
  expect(outcomes(own, own)).toEqual([["met", expect.any(String)]]);
  expect(outcomes("https://github.com/stranger/empty", own)).toEqual([
    [
      "violated",
      `${runtime}.repoUrl is "https://github.com/stranger/empty"; the configuration states "${own}".`,
    ],
  ]);
  expect(outcomes(own)).toEqual([["met", expect.any(String)]]);
});
