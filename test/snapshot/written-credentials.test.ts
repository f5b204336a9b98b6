import { expect, test } from "vitest";
import { Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import { withWrittenCredentials } from "../../snapshot/written-credentials.ts";
import { resource } from "../support/resource.ts";

const configured = new Set(["of the configuration"]);
const provider = (apiKey: string) => resource("pulumi:providers:neon", { apiKey: new Secret(apiKey) });

test("a credential that no configuration gives is written in the program, marked secret or not", () => {
  expect(withWrittenCredentials(provider("written"), configured).writtenCredentials).toEqual(["apiKey"]);
  expect(withWrittenCredentials(provider("of the configuration"), configured)).not.toHaveProperty(
    "writtenCredentials",
  );
});

test("what is not known yet, and what is no credential, is not", () => {
  const other = resource("pulumi:providers:twilio", { apiSecret: UNKNOWN, region: "us1" });
  expect(withWrittenCredentials(other, configured)).toBe(other);
});
