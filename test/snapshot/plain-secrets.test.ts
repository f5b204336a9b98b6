import { expect, test } from "vitest";
import { plainSecrets, secretsInComments } from "../../snapshot/plain-secrets.ts";

const found = (config: Record<string, unknown>) =>
  plainSecrets(config, new Set(["kaitalk:neonApiKey"])).map(({ key, why }) => `${key} ${why}`);

test("a key that must be secret, a text shaped as a token under any key, a name of another namespace", () => {
  expect(
    found({
      "kaitalk:neonApiKey": "whatever",
      "kaitalk:domain": `napi_${"a1".repeat(16)}`,
      "other:list": [{ deep: `rk_live_${"A".repeat(16)}` }],
      "stripe:apiKey": "anything",
      "cloudflare:apiToken": "anything",
    }),
  ).toEqual([
    "kaitalk:neonApiKey is a secret",
    "kaitalk:domain looks like a Neon API key",
    "other:list looks like a Stripe key",
    "stripe:apiKey is called as a secret is",
    "cloudflare:apiToken is called as a secret is",
  ]);
});

test.each([
  `sk_live_${"A".repeat(24)}`,
  "0123456789abcdef0123456789abcdef",
  `napi_${"a1".repeat(16)}`,
  "",
  "v1:",
  { deep: "v1:abc" },
  42,
])("what stands under secure and is no ciphertext is in the clear: %j", (secure) => {
  expect(found({ "kaitalk:neonApiKey": { secure } })).toEqual([
    "kaitalk:neonApiKey is nothing that the engine encrypted",
  ]);
});

test.each([
  "v1:T1ftqhY0hqr+EJK6:+jvd5PMecFx80tcavzuZY4tLatgIfoe/",
  "AAABAII+gDfUcpoMRLtxD5xT9Nj99gx5gycEreX7Kd0s+XQfUEk=",
])("what the engine writes with a passphrase or its service is encrypted: %s", (secure) => {
  expect(found({ "kaitalk:neonApiKey": { secure } })).toEqual([]);
});

test("a comment that holds a key is named with its line", () => {
  const key = `sk_live_${"A".repeat(24)}`;
  const yaml = `# Set it with pulumi config.\nconfig:\n  kaitalk:x: "a#b" # was "${key}"\n#token=${key}\n`;
  expect(secretsInComments(yaml)).toEqual([
    { line: 3, shape: "a Stripe key" },
    { line: 4, shape: "a Stripe key" },
  ]);
});

test("nothing where it is encrypted, waits for its owner, is empty or is no secret", () => {
  expect(
    found({
      "kaitalk:neonApiKey": { secure: "v1:abc" },
      "stripe:apiKey": { secure: "v1:abc" },
      "kaitalk:x": "<owner fills: secret, a key>",
      "kaitalk:twilioApiKey": `SK${"0".repeat(32)}`,
      "kaitalk:healthDataKeyVersions": [1],
      "kaitalk:ipPepperVersion": 1,
      "recordings:enabled": "true",
    }),
  ).toEqual([]);
  expect(plainSecrets({ "kaitalk:neonApiKey": "" }, new Set(["kaitalk:neonApiKey"]))).toEqual([]);
});
