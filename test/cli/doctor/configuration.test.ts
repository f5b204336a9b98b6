import { describe, expect, it } from "vitest";
import { configurationNeeds } from "../../../cli/doctor/configuration.ts";
import { configKeys } from "../../../infra/config-keys.ts";
import type { StackConfig } from "../../../snapshot/stack-config.ts";
import { complete } from "../../support/stack-config.ts";

const secretKeys = Object.entries(configKeys).flatMap(([name, { kind }]) =>
  kind === "secret" ? [`kaitalk:${name}`] : [],
);
const config = (values: Record<string, string> = {}, more: Partial<StackConfig> = {}): StackConfig => ({
  project: "kaitalk",
  stack: "prod",
  values: { ...complete, "kaitalk:neonOrganisation": "org-calm-sea-1", ...values },
  secretKeys,
  ...more,
});
const notReady = (of: StackConfig, decrypted?: Record<string, string>) =>
  configurationNeeds(of, decrypted).filter(({ standing }) => standing !== "ready");

describe("configurationNeeds", () => {
  it("finds a complete configuration ready", () => {
    expect(notReady(config())).toEqual([]);
    expect(configurationNeeds(config())).toHaveLength(Object.keys(configKeys).length);
  });

  it("says of a placeholder and of a missing key what it is, where it is found and how it is set", () => {
    const { "kaitalk:renderWorkspace": _gone, ...values } = complete;
    const found = notReady({
      ...config(),
      values: {
        ...values,
        "kaitalk:neonOrganisation": "org-calm-sea-1",
        "kaitalk:twilioAuthToken": "<owner fills: secret, auth token>",
      },
    });
    expect(found).toContainEqual({
      area: "Render",
      what: "kaitalk:renderWorkspace",
      standing: "missing",
      next: configKeys.renderWorkspace.what,
      command: "pulumi config set kaitalk:renderWorkspace --stack prod",
    });
    expect(found).toContainEqual({
      area: "Twilio",
      what: "kaitalk:twilioAuthToken",
      standing: "missing",
      next: configKeys.twilioAuthToken.what,
      command: "pulumi config set --secret kaitalk:twilioAuthToken --stack prod",
    });
  });

  it("calls a secret in the clear wrong, without repeating it", () => {
    const [found, ...rest] = notReady(
      config(
        { "kaitalk:stripeApiKey": "sk_live_canary4711" },
        {
          secretKeys: secretKeys.filter((key) => key !== "kaitalk:stripeApiKey"),
        },
      ),
    );
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ area: "Stripe", what: "kaitalk:stripeApiKey", standing: "wrong" });
    expect(JSON.stringify(found)).not.toContain("canary4711");
  });

  it("checks formats that a vendor's provider refuses", () => {
    expect(notReady(config({ "kaitalk:cloudflareAccountId": "not-hex" }))).toEqual([
      {
        area: "Cloudflare",
        what: "kaitalk:cloudflareAccountId",
        standing: "wrong",
        next: "It is malformed. It should be: Cloudflare account id; Cloudflare dashboard > Account home.",
      },
    ]);
  });

  it("tells of what the program itself refuses", () => {
    expect(
      notReady(
        config({ "kaitalk:subscriptionPriceUsd": "free", "kaitalk:typo": "1", "recordings:enabled": "yes" }),
      ).map(({ what, standing }) => [what, standing]),
    ).toEqual([
      ["kaitalk:typo", "wrong"],
      ["kaitalk:subscriptionPriceUsd", "wrong"],
      ["recordings:enabled", "wrong"],
    ]);
  });

  it("finds an unusual shape worth a look", () => {
    expect(notReady(config({ "kaitalk:domain": "https://kaitalk.online" }))).toEqual([
      {
        area: "Configuration",
        what: "kaitalk:domain",
        standing: "confirm",
        next: "It usually is a domain such as example.com; see whether it was copied whole.",
      },
    ]);
  });

  it("looks at decrypted secrets without repeating them", () => {
    const found = notReady(config(), {
      "kaitalk:postmarkAccountToken": "canary-short",
      "kaitalk:stripeApiKey": "sk_test_canary",
      "kaitalk:renderApiKey": "rnd_canary",
    });
    expect(found.map(({ what, standing }) => [what, standing])).toEqual([
      ["kaitalk:postmarkAccountToken", "confirm"],
      ["kaitalk:stripeApiKey", "wrong"],
    ]);
    expect(JSON.stringify(found)).not.toContain("canary");
  });
});
