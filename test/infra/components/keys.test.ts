import { expect, test } from "vitest";
import { Keys } from "../../../infra/components/keys.ts";
import { Secret } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const answers = { [types.random.bytes]: { base64: "canary" } };
const keysOf = (
  healthDataVersions: readonly number[],
  others = { ipPepperVersion: 1, sessionSecretVersion: 1 },
) =>
  deploy(() => contentsOf(new Keys("keys", { healthDataVersions, ...others }, {}).environment), { answers });

test("keys are random, as long as the cipher asks, and secret", async () => {
  const { resources, result } = await keysOf([1]);
  expect(resources.map(({ name, inputs, protect }) => [name, inputs, protect])).toEqual([
    ["health-data-key-1", { length: 32, keepers: { version: "1" } }, true],
    ["ip-hash-pepper", { length: 32, keepers: { version: "1" } }, false],
    ["session-secret", { length: 32, keepers: { version: "1" } }, false],
  ]);
  expect(result).toEqual({
    HEALTH_DATA_CIPHER: "AES-256-GCM",
    HEALTH_DATA_KEY_VERSION: "1",
    HEALTH_DATA_KEY_1: new Secret("canary"),
    IP_HASH: "SHA-256",
    IP_HASH_PEPPER: new Secret("canary"),
    SESSION_SECRET: new Secret("canary"),
  });
});

test("a rotation adds a key, leaves the old one as it is and readable, and encrypts with the new one", async () => {
  const before = await keysOf([1]);
  const after = await keysOf([1, 2]);
  expect(after.resources).toEqual(expect.arrayContaining(before.resources as unknown[]));
  expect(after.resources.map(({ name }) => name)).toContain("health-data-key-2");
  expect(after.result).toEqual({
    ...before.result,
    HEALTH_DATA_KEY_VERSION: "2",
    HEALTH_DATA_KEY_2: new Secret("canary"),
  });
});

test("a new version of pepper or session secret replaces that one alone", async () => {
  const before = await keysOf([1]);
  const after = await keysOf([1], { ipPepperVersion: 2, sessionSecretVersion: 1 });
  const changed = after.resources.filter(({ inputs }, index) => {
    const earlier = before.resources[index]?.inputs;
    return JSON.stringify(inputs) !== JSON.stringify(earlier);
  });
  expect(changed.map(({ name, inputs }) => [name, inputs.keepers])).toEqual([
    ["ip-hash-pepper", { version: "2" }],
  ]);
});
