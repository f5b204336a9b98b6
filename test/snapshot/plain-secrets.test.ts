import { expect, test } from "vitest";
import { plainSecrets } from "../../snapshot/plain-secrets.ts";

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
