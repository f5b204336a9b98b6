import { describe, expect, test } from "vitest";
import { isIdentifier, namesSecret, secretShape } from "../../../policies/safeguards/credentials.ts";

describe("names", () => {
  test.each([
    ["SESSION_SECRET", "PGPASSWORD", "POSTMARK_SERVER_TOKEN", "HEALTH_DATA_KEY_1", "IP_HASH_PEPPER"],
    ["authToken", "R2_SECRET_ACCESS_KEY", "STRIPE_WEBHOOK_SECRET", "SENTRY_DSN", "apiKey"],
  ])("of secrets: %s, %s, %s, %s, %s", (...names) => {
    expect(names.filter((name) => !namesSecret(name))).toEqual([]);
  });

  test.each([
    ["HEALTH_DATA_KEY_VERSION", "R2_ACCESS_KEY_ID", "STRIPE_PUBLISHABLE_KEY", "TOKEN_MINUTES", "KEYBOARD"],
    ["PGHOST", "PORT", "NODE_ENV", "TWILIO_ACCOUNT_SID", "MONKEY_BUSINESS"],
  ])("of other things: %s, %s, %s, %s, %s", (...names) => {
    expect(names.filter(namesSecret)).toEqual([]);
  });
});

test("a SID names a thing and opens nothing", () => {
  expect([`SK${"0".repeat(32)}`, `AC${"f".repeat(32)}`].every(isIdentifier)).toBe(true);
  expect(["SK1", `SK${"0".repeat(33)}`, undefined].some(isIdentifier)).toBe(false);
});

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: string[]) => parts.join("");

test.each([
  ["Server=db.example.com;Uid=a;Pwd=b;", "a connection string with a password in it"],
  [join("-----BEGIN RSA PRIVATE", " KEY-----"), "a private key"],
  [join("postgres://user:", "canary", "@db.example/x"), "an address with a password in it"],
  [join("rk_", "live_", "0123456789"), "a Stripe key"],
  [join("wh", "sec_", "0123456789"), "a Stripe signing secret"],
  [join("AK", "IA", "0123456789ABCDEF"), "an AWS access key"],
  [join("na", "pi_", "0123456789abcdef"), "a Neon API key"],
  [join("rn", "d_", "0123456789abcdef"), "a Render API key"],
  [join("gh", "p_", "0123456789abcdefghij"), "a GitHub token"],
  [join("ey", "J0123456789", ".ey", "J0123456789", ".sig"), "a signed token"],
  ["https://kaitalk.online/a:b@c", undefined],
  ["node index.js", undefined],
])("%s looks like %s", (text, what) => {
  expect(secretShape(text)).toBe(what);
});
