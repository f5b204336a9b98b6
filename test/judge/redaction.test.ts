import { expect, test } from "vitest";
import { redactor, Secrets, withoutSecrets } from "../../judge/redaction.ts";
import { Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import { resource } from "../support/resource.ts";

const plan = [
  resource("render:index/webService:WebService", {
    envVars: {
      TOKEN: { value: new Secret("tok_live_abcdef") },
      LONGER: { value: new Secret("tok_live_abcdef_2") },
      NESTED: new Secret({ list: ["nested-secret"], unknown: UNKNOWN }),
      PLAIN: { value: "harmless-value" },
      SHORT: { value: new Secret("abc") },
    },
  }),
];
const secrets = new Secrets(plan);

test("secrets are masked wherever they stand, the longest first", () => {
  expect(secrets.mask("a tok_live_abcdef_2 b tok_live_abcdef c")).toBe("a [secret] b [secret] c");
  expect(secrets.mask("tok_live_abcdef")).toBe("[secret]");
  expect(secrets.mask("x nested-secretnested-secret")).toBe("x [secret][secret]");
});

test("what is not secret stays, and so does a secret too short to tell from a word", () => {
  expect(secrets.mask("harmless-value abc")).toBe("harmless-value abc");
});

test("personal data is masked, published addresses are not", () => {
  const redact = redactor(secrets, ["privacidad@kaitalk.online"]);
  expect(redact("ana.perez@example.com or privacidad@kaitalk.online")).toBe(
    "[e-mail address] or privacidad@kaitalk.online",
  );
  expect(redact("call +5215512345678 from 203.0.113.7")).toBe("call [telephone number] from [IP address]");
  expect(redact("87 d + 2 d, TLS 1.3, version 0.13.1")).toBe("87 d + 2 d, TLS 1.3, version 0.13.1");
});

test("a secret is found inside JSON, and by any of its lines", () => {
  const key = "-----BEGIN KEY-----\nMIIBVgIBADANBgkq\n-----END KEY-----";
  const odd = new Secrets([
    resource("random:index:X", { key: new Secret(key), quoted: new Secret('pass"word') }),
  ]);
  expect(odd.occurIn(JSON.stringify({ key }))).toBe(true);
  expect(odd.occurIn("only MIIBVgIBADANBgkq of it")).toBe(true);
  expect(odd.occurIn(JSON.stringify('pass"word'))).toBe(true);
  expect(odd.occurIn("nothing of it")).toBe(false);
});

test("a file that holds a secret is refused by its path, without the secret", () => {
  const write = (...pieces: string[]) => [...withoutSecrets("data/x.json", pieces, secrets)];
  expect(() => write("{}\n", '{"a":"tok_live_abcdef"}')).toThrow(
    "data/x.json would hold a secret of the plan; nothing was written",
  );
  expect(() => write('{"a":"tok_live_abcdef"}')).not.toThrow(/tok_live/);
  expect(write("{}\n", "more")).toEqual(["{}\n", "more"]);
});
