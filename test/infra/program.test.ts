import { beforeAll, describe, expect, test } from "vitest";
import { placeholdersIn } from "../../infra/config.ts";
import { configKeys } from "../../infra/config-keys.ts";
import {
  type Properties,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../../policies/kernel/resource.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";
import { bindings } from "../../vendors/binding/bindings.ts";
import { readFacts } from "../../vendors/binding/facts.ts";
import { verifyInputs } from "../../vendors/binding/verify.ts";
import { types } from "../../vendors/types.ts";
import { complete } from "../support/stack-config.ts";

const planned = (values: Readonly<Record<string, string>>) =>
  runProgram({ project: "kaitalk", stack: "test", values, secretKeys: [] });

describe("the program with a complete configuration", () => {
  let resources: readonly Resource[];
  beforeAll(async () => {
    resources = await planned({ ...complete, "recordings:enabled": "true" });
  });

  test.each(bindings)("passes $terraform.package what its real provider takes", ({ terraform }) => {
    const facts = readFacts(terraform.package);
    const own = resources.filter(({ type }) => type.startsWith(`${terraform.package}:`));
    expect(own.length).toBeGreaterThan(0);
    for (const { type, name, inputs } of own) {
      const problems = verifyInputs(opened(inputs), facts.resources[type]?.inputs ?? {}, isUnknown);
      expect([name, problems]).toEqual([name, []]);
    }
    const [provider] = resources.filter(({ type }) => type === `pulumi:providers:${terraform.package}`);
    expect(verifyInputs(opened(provider?.inputs ?? {}), facts.configuration, isUnknown)).toEqual([]);
  });

  test("no secret stands unmarked in what any resource is given", () => {
    const open = resources.map(({ inputs }) => inputs).map(withoutSecrets);
    expect(JSON.stringify(open)).not.toContain("canary-");
    expect(JSON.stringify(resources.map(({ inputs }) => plain(inputs)))).toContain("canary-");
  });

  test("every secret of the configuration is used", () => {
    const all = JSON.stringify(resources.map(({ inputs }) => plain(inputs)));
    const secrets = Object.entries(configKeys).filter(([, { kind }]) => kind === "secret");
    expect(secrets.filter(([name]) => !all.includes(`canary-${name}`))).toEqual([]);
  });

  test("stores that hold data are protected, and every resource names its provider", () => {
    const stores: string[] = [types.neon.project, types.neon.database, types.cloudflare.r2Bucket];
    const isStore = ({ type, name }: Resource) => stores.includes(type) || name.startsWith("health-data-key");
    expect(resources.filter(({ protect }) => protect)).toEqual(resources.filter(isStore));
    const defaulted = resources.filter(
      ({ custom, type, provider }) => custom && !type.startsWith("pulumi:") && !provider,
    );
    expect(defaulted.map(({ type }) => type)).toEqual([]);
  });

  test("a component stands for each business noun", () => {
    const components = resources.filter(({ type }) => type.startsWith("kaitalk:")).map(({ name }) => name);
    expect(components.toSorted()).toEqual([
      "application",
      "billing",
      "database",
      "document-store",
      "edge",
      "email",
      "keys",
      "published-list",
      "recording-store",
      "static-site",
      "telephony",
    ]);
  });
});

test("recordings have a bucket only where they are enabled", async () => {
  const resources = await planned(complete);
  const buckets = resources.filter(({ type }) => type === types.cloudflare.r2Bucket);
  expect(buckets.map(({ name }) => name).toSorted()).toEqual(["documents", "site"]);
  const [service] = resources.filter(({ type }) => type === types.render.webService);
  expect(service?.inputs.envVars).not.toHaveProperty("RECORDINGS_BUCKET");
});

test("the shipped stack has every key, and no secret in the clear", () => {
  const { values, secretKeys } = readStackConfig("prod");
  const own = Object.keys(values).filter((key) => key.startsWith("kaitalk:"));
  expect(own.toSorted()).toEqual(Object.keys(complete).toSorted());
  const secrets = Object.entries(configKeys).filter(([, { kind }]) => kind === "secret");
  const hidden = [...secretKeys, ...placeholdersIn(values)];
  expect(secrets.map(([name]) => `kaitalk:${name}`).filter((key) => !hidden.includes(key))).toEqual([]);
});

function opened(inputs: Properties): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, plain(value)]));
}

/** The value itself, secrets opened. */
function plain(value: Value): unknown {
  if (value instanceof Secret) return plain(value.value);
  if (value === UNKNOWN) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, plain(entry)]));
}

/** The values with each secret left out. */
function withoutSecrets(value: Value): unknown {
  if (value instanceof Secret || value === UNKNOWN) return "";
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutSecrets(entry)]));
}

function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}
