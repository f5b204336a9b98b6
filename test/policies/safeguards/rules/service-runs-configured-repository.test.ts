import { expect, test } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceRunsConfiguredRepository } from "../../../../policies/safeguards/rules/service-runs-configured-repository.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const application = "https://github.com/kaitalk/application";
const stack = "https://github.com/kaitalk/stack";
const { webService, cronJob, backgroundWorker } = types.render;

const built = (type: string, runtimeSource: Properties) => resource(type, { runtimeSource });
const native = (type: string, repoUrl: string | typeof UNKNOWN) =>
  built(type, { nativeRuntime: { repoUrl } });
const names = `the configuration names "${application}" and "${stack}".`;

describeRule(serviceRunsConfiguredRepository, {
  configured: { "kaitalk:applicationRepository": application, "kaitalk:purgeRepository": stack },
  pass: [
    [native(webService, application), native(cronJob, stack)],
    [built(backgroundWorker, { docker: { repoUrl: application } })],
  ],
  fail: [
    {
      stack: [native(webService, "https://github.com/stranger/application")],
      says: [`runtimeSource.nativeRuntime.repoUrl is "https://github.com/stranger/application"; ${names}`],
    },
    {
      stack: [native(cronJob, `${application}-copy`)],
      says: [`runtimeSource.nativeRuntime.repoUrl is "${application}-copy"; ${names}`],
    },
    {
      stack: [built(backgroundWorker, { docker: { repoUrl: "https://github.com/stranger/code" } })],
      says: [`runtimeSource.docker.repoUrl is "https://github.com/stranger/code"; ${names}`],
    },
  ],
  omitted: [
    {
      stack: [built(backgroundWorker, { image: { imageUrl: "ghcr.io/kaitalk/application" } })],
      says: [],
      outcome: "met",
    },
  ],
  unknown: [
    {
      stack: [native(webService, UNKNOWN)],
      says: [
        "runtimeSource.nativeRuntime.repoUrl is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});

test("a source that does not show the configuration cannot show it", () => {
  const [finding] = evaluateRule(
    "safeguards",
    serviceRunsConfiguredRepository,
    stackOf([native(webService, application)]),
  );
  expect(finding?.outcome).toBe("not-applicable");
});
