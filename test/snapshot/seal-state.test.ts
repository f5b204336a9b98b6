import { expect, test } from "vitest";
import { HIDDEN, Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import { secretSignature, signature } from "../../policies/kernel/sentinels.ts";
import { sealState } from "../../snapshot/seal-state.ts";
import { planFromState } from "../../snapshot/state.ts";
import { planOf, resource } from "../support/resource.ts";

const service = resource("render:index/webService:WebService", {
  name: "web",
  envVars: {
    PGSSLMODE: { value: "verify-full" },
    PGPASSWORD: { value: new Secret("canary-1") },
    PGHOST: UNKNOWN,
  },
});
const program = planOf(service);
const secret = (content: unknown) => ({ [signature]: secretSignature, plaintext: JSON.stringify(content) });

const exported = (inputs: unknown, outputs: unknown = {}) =>
  JSON.stringify({
    version: 3,
    deployment: { resources: [{ urn: service.urn, type: service.type, custom: true, inputs, outputs }] },
  });

test("what the program declares in the clear can be judged, and no secret is left", () => {
  const shown = exported(
    {
      name: "web",
      envVars: secret({
        PGSSLMODE: { value: "verify-full" },
        PGPASSWORD: { value: "canary-1" },
        PGHOST: { value: "canary-2" },
      }),
    },
    {
      deployKey: secret("canary-3"),
      envVars: secret({ PGSSLMODE: { value: "verify-full" } }),
      url: "https://web",
    },
  );
  const text = sealState(shown, program);
  expect(text).not.toContain("canary");
  expect(text).toContain("https://web");
  const [judged] = planFromState(text, "state.json").resources;
  expect(judged?.inputs).toEqual({
    name: "web",
    envVars: {
      PGSSLMODE: { value: "verify-full" },
      PGPASSWORD: { value: new Secret(HIDDEN) },
      PGHOST: { value: new Secret(HIDDEN) },
    },
  });
});

test("a value other than the declared one stays sealed, because it may be a secret", () => {
  const text = sealState(exported({ envVars: { PGSSLMODE: { value: secret("canary-4") } } }), program);
  expect(text).not.toContain("canary");
});

test("a secret that the engine did not open stays one", () => {
  const still = exported({ envVars: { [signature]: secretSignature, ciphertext: "v1:sealed" } });
  const [judged] = planFromState(sealState(still, program), "state.json").resources;
  expect(judged?.inputs.envVars).toEqual(new Secret(HIDDEN));
});
