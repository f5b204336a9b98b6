import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import { parseConfig, placeholdersIn, readConfig } from "../../infra/config.ts";
import { type ConfigKey, configKeys } from "../../infra/config-keys.ts";
import { InputError } from "../../register/input-error.ts";
import { complete } from "../support/stack-config.ts";

describe("parseConfig", () => {
  test("gives every value in its kind, secrets marked", async () => {
    const config = parseConfig({ ...complete, "recordings:enabled": "true" });
    expect(config).toMatchObject({
      domain: "kaitalk.online",
      healthDataKeyVersions: [1],
      ipPepperVersion: 1,
      recordingsEnabled: true,
    });
    expect(await pulumi.isSecret(config.neonApiKey)).toBe(true);
    expect(await contentOf(config.subscriptionPriceMxn)).toEqual({ isKnown: true, value: 49_900 });
  });

  test("recordings are off unless enabled", () => {
    expect(parseConfig(complete).recordingsEnabled).toBe(false);
  });

  test("all that is missing stands in one message that says what each is", () => {
    const { "kaitalk:neonApiKey": _, ...values } = complete;
    expect(() => parseConfig({ ...values, "kaitalk:domain": "" })).toThrow(
      [
        "configuration is missing; set each with pulumi config set [--secret] <key> <value>:",
        "  kaitalk:domain: The domain of the public site",
        "  kaitalk:neonApiKey: Neon API key; Neon console > Organization > API keys",
      ].join("\n"),
    );
    expect(() => parseConfig({})).toThrow(new RegExp(Object.keys(configKeys).join("[^]*")));
  });

  test.each([
    [
      "kaitalk:neonApiKy",
      "x",
      "kaitalk:neonApiKy is no key of this program; its keys are listed in infra/config-keys.ts.",
    ],
    [
      "kaitalk:cloudflareZoneId",
      "zone",
      "kaitalk:cloudflareZoneId is malformed: Id of the domain's zone; Cloudflare dashboard > the domain > Overview.",
    ],
    [
      "kaitalk:subscriptionPriceUsd",
      "29.90",
      'kaitalk:subscriptionPriceUsd is "29.90"; write a whole number from 1.',
    ],
    ["kaitalk:ipPepperVersion", "0", 'kaitalk:ipPepperVersion is "0"; write a whole number from 1.'],
    [
      "kaitalk:healthDataKeyVersions",
      "2",
      "kaitalk:healthDataKeyVersions is 2; write a list of whole numbers, oldest first, such as [1, 2].",
    ],
    [
      "kaitalk:healthDataKeyVersions",
      "[2,1]",
      "kaitalk:healthDataKeyVersions is [2,1]; write a list of whole numbers, oldest first, such as [1, 2].",
    ],
    [
      "kaitalk:healthDataKeyVersions",
      "[1,1]",
      "kaitalk:healthDataKeyVersions is [1,1]; write a list of whole numbers, oldest first, such as [1, 2].",
    ],
    ["recordings:enabled", "yes", 'recordings:enabled is "yes"; it is "true" or "false".'],
  ])("%s = %s is refused", (key, value, message) => {
    expect(() => parseConfig({ ...complete, [key]: value })).toThrow(new InputError([message]));
  });

  test("a malformed secret is not judged here, and no message repeats one", () => {
    expect(() =>
      parseConfig({ ...complete, "kaitalk:stripeApiKey": "canary", "kaitalk:domain": "" }),
    ).toThrow(expect.objectContaining({ message: expect.not.stringContaining("canary") }));
  });
});

describe("placeholders", () => {
  const unfilled = Object.fromEntries(Object.keys(complete).map((key) => [key, "<owner fills: it>"]));

  test("are listed in the order of the file", () => {
    expect(
      placeholdersIn({ "kaitalk:b": "<owner fills: b>", "kaitalk:a": "a", "kaitalk:c": "<owner fills: c>" }),
    ).toEqual(["kaitalk:b", "kaitalk:c"]);
  });

  test("are replaced by stand-ins in the vendor's format, a price by an unknown", async () => {
    const { "kaitalk:healthDataKeyVersions": _, "kaitalk:ipPepperVersion": __, ...fillable } = unfilled;
    const config = parseConfig({ ...complete, ...fillable, "kaitalk:sessionSecretVersion": "1" });
    expect(config.cloudflareAccountId).toBe("0".repeat(32));
    expect(config.neonOrganisation).toBe("owner-fills-neon-organisation");
    expect(await contentOf(config.postmarkAccountToken)).toEqual({
      isKnown: true,
      value: "owner-fills-postmark-account-token",
    });
    expect(await contentOf(config.subscriptionPriceUsd)).toEqual({ isKnown: false, value: undefined });
  });

  const formats = Object.entries<ConfigKey>(configKeys).filter(
    ([, { kind, format }]) => format && kind === "text",
  );
  test.each(formats)("the stand-in of %s has the vendor's format", (_, { format, standIn = "" }) => {
    expect(standIn).toMatch(format ?? /^$/);
  });

  test("are named and refused by an update, and let pass by a preview", async () => {
    const values = {
      ...complete,
      "kaitalk:neonApiKey": "<owner fills: key>",
      "kaitalk:domain": "<owner fills: domain>",
    };
    const read = async (preview: boolean) => {
      await pulumi.runtime.setMocks(
        { call: () => ({}), newResource: () => ({ id: "", state: {} }) },
        "kaitalk",
        "test",
        preview,
      );
      pulumi.runtime.setAllConfig(values);
      return readConfig();
    };
    await expect(read(false)).rejects.toThrow(
      [
        "the owner has yet to fill in; set each with pulumi config set [--secret] <key> <value>:",
        "  kaitalk:domain: The domain of the public site",
        "  kaitalk:neonApiKey: Neon API key; Neon console > Organization > API keys",
      ].join("\n"),
    );
    await expect(read(true)).resolves.toMatchObject({ domain: "owner-fills-domain" });
  });
});

/** What an output holds. The SDK's own types hide what its serialisation reads. */
async function contentOf(output: pulumi.Output<unknown>) {
  const inner = output as unknown as { isKnown: Promise<boolean>; promise(): Promise<unknown> };
  const isKnown = await inner.isKnown;
  return { isKnown, value: isKnown ? await inner.promise() : undefined };
}
