import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { Application } from "../../../infra/components/application.ts";
import { parseConfig } from "../../../infra/config.ts";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";
import { complete } from "../../support/stack-config.ts";

const answers = {
  [types.render.project]: { environments: { production: { id: "evm-1" } } },
  [types.render.webService]: { url: "https://kaitalk-test-web.onrender.com" },
  [types.render.cronJob]: {},
};
const purge = {
  schedule: "*/5 * * * *",
  startCommand: "node cli/kaitalk.ts purge",
  environment: { PURGE_RUN_SECONDS: "240", PGPASSWORD: pulumi.secret("canary") },
};
const declare = () =>
  new Application(
    "application",
    { config: parseConfig(complete), environment: { PGHOST: "ep-sample" }, purge },
    {},
  );

test("service and purge job stand in one protected, isolated environment in the promised region", async () => {
  const { resources } = await deploy(declare, { answers });
  const [job, project, service] = resources;
  expect(project?.inputs).toEqual({
    name: "kaitalk-test",
    environments: {
      production: { name: "production", protectedStatus: "protected", networkIsolated: true },
    },
  });
  expect(service?.inputs).toEqual({
    name: "kaitalk-test-web",
    plan: "sample",
    region: "oregon",
    environmentId: "evm-1",
    logStreamOverride: { setting: "drop" },
    previews: { generation: "off" },
    customDomains: [{ name: "kaitalk.online" }],
    runtimeSource: {
      nativeRuntime: {
        runtime: "node",
        repoUrl: "https://github.com/owner-fills/application",
        branch: "sample",
        buildCommand: "npm start",
        autoDeploy: false,
      },
    },
    startCommand: "npm start",
    envVars: {
      NODE_ENV: { value: "production" },
      NODE_OPTIONS: { value: "--tls-min-v1.3" },
      COUNTRY_HEADER: { value: "CF-IPCountry" },
      R2_ENDPOINT: { value: `https://${"0".repeat(32)}.us.r2.cloudflarestorage.com` },
      R2_ACCESS_KEY_ID: { value: new Secret("canary-applicationAccessKeyId") },
      R2_SECRET_ACCESS_KEY: { value: new Secret("canary-applicationSecretAccessKey") },
      PGHOST: { value: "ep-sample" },
    },
  });
  expect(job?.inputs).toEqual({
    name: "kaitalk-test-purge",
    plan: "sample",
    region: "oregon",
    environmentId: "evm-1",
    logStreamOverride: { setting: "drop" },
    runtimeSource: {
      nativeRuntime: {
        runtime: "node",
        repoUrl: "https://github.com/owner-fills/compliance-stack",
        branch: "main",
        buildCommand: "npm ci --omit=dev",
        autoDeploy: false,
      },
    },
    startCommand: "node cli/kaitalk.ts purge",
    schedule: "*/5 * * * *",
    envVars: {
      NODE_VERSION: { value: "24" },
      NODE_OPTIONS: { value: "--tls-min-v1.3" },
      PURGE_RUN_SECONDS: { value: "240" },
      PGPASSWORD: { value: new Secret("canary") },
    },
  });
});

test("the edge learns the host that Render gives", async () => {
  const { result } = await deploy(() => contentsOf({ host: declare().host }), { answers });
  expect(result).toEqual({ host: "kaitalk-test-web.onrender.com" });
});

test("at preview the environment's id is not known, and nothing pretends to be it", async () => {
  const unanswered = {
    [types.render.project]: {},
    [types.render.webService]: {},
    [types.render.cronJob]: {},
  };
  const { resources } = await deploy(declare, { answers: unanswered, preview: true });
  expect(resources[2]?.inputs.environmentId).toBe(UNKNOWN);
});
