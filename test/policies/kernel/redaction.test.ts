import { describe, expect, test } from "vitest";
import { Redactor } from "../../../policies/kernel/redaction.ts";
import { Secret, UNKNOWN, type Value } from "../../../policies/kernel/resource.ts";
import { books } from "../../../register/read-books.ts";
import { resource } from "../../support/resource.ts";

const of = (...secrets: Value[]) =>
  new Redactor([
    resource("render:index/webService:WebService", {
      plain: "harmless-value",
      hidden: secrets.map((secret) => new Secret(secret)),
    }),
  ]);

describe("a secret is taken out", () => {
  const { redact } = of("tok_live_abcdef", "tok_live_abcdef_2", {
    list: ["nested-secret"],
    unknown: UNKNOWN,
  });

  test("wherever it stands, the longest first", () => {
    expect(redact("a tok_live_abcdef_2 b tok_live_abcdef c")).toBe("a [secret] b [secret] c");
    expect(redact("x nested-secretnested-secret")).toBe("x [secret][secret]");
    expect(redact("harmless-value")).toBe("harmless-value");
  });

  test("with characters between its own that show nothing", () => {
    expect(redact("a tok_\u200blive_\u2060abc\u00addef b")).toBe("a [secret] b");
    expect(redact("a har\u200bmless-value")).toBe("a har\\u{200b}mless-value");
  });

  const odd = 'p@ss "wörd"/1+2';
  test.each([
    ["base64", Buffer.from(odd).toString("base64")],
    ["base64 after a user's name", Buffer.from(`ana:${odd}`).toString("base64")],
    ["base64 after two letters more", Buffer.from(`maria:${odd}x`).toString("base64")],
    ["base64 between others", Buffer.from(`to${odd}xy`).toString("base64url")],
    ["base64url", Buffer.from(odd).toString("base64url")],
    ["hexadecimal", Buffer.from(odd).toString("hex")],
    ["capital hexadecimal", Buffer.from(odd).toString("hex").toUpperCase()],
    ["an address", encodeURIComponent(odd)],
    ["a form", encodeURIComponent(odd).replaceAll("%20", "+")],
    ["JSON", JSON.stringify(odd)],
    ["JSON inside JSON", JSON.stringify(JSON.stringify(odd))],
  ])("as %s has it", (_, text) => {
    const redacted = of(odd).redact(`found ${text}.`);
    expect(redacted).toContain("[secret]");
    expect(redacted.length).toBeLessThan(30);
  });

  test("by any of its lines", () => {
    const key = "-----BEGIN KEY-----\nMIIBVgIBADANBgkq\n-----END KEY-----";
    expect(of(key).redact("only MIIBVgIBADANBgkq of it")).toBe("only [secret] of it");
  });

  test("as a number", () => {
    expect(of(47_110_815).redact("pin 47110815, not 471108150")).toBe("pin [secret], not [secret]0");
    expect(of(4711).redact("pin 4711, not 14711 or 47110")).toBe("pin [secret], not 14711 or 47110");
  });

  test("where it is short, as a word of its own", () => {
    expect(of("hunt3r").redact('is "hunt3r", xhunt3r')).toBe('is "[secret]", xhunt3r');
  });

  test("where it reads as an ordinary word, as a whole value and nowhere else", () => {
    const { redact: short } = of("swan");
    expect(short('a swan is "swan"')).toBe('a swan is "[secret]"');
    expect(short("urn:pulumi:prod::kaitalk::t::swan")).toBe("urn:pulumi:prod::kaitalk::t::[secret]");
  });
});

test("what opens nothing stays: three characters, a boolean, what the register itself publishes", () => {
  const [region] = books().register.value.regions;
  const { redact } = of("abc", "true", true, "production", region?.region ?? "");
  const sentence = `abc "true" production "${region?.region}"`;
  expect(redact(sentence)).toBe(sentence);
});

test("data about a person is named by its kind, published contacts stay", () => {
  const { redact } = of();
  const { privacy } = books().register.value.organisation.contacts;
  expect(redact(`ana.perez@example.com or ${privacy}`)).toBe(`[e-mail address] or ${privacy}`);
  expect(redact("security@kaitalk.online, ana@kaitalk.online, security@example.com")).toBe(
    "security@kaitalk.online, [e-mail address], [e-mail address]",
  );
  expect(redact("x@y.example@z.example")).not.toMatch(/example/);
  expect(redact("call +5215512345678 or +52 55 1234 5678 from 203.0.113.7.")).toBe(
    "call [phone number] or [phone number] from [IP address].",
  );
  expect(redact("2001:db8::8a2e:370:7334, [2001:db8::1]:443, ::ffff:203.0.113.7")).toBe(
    "[IP address], [[IP address]]:443, [IP address]",
  );
  expect(redact("203.0.113.7:5432/32")).toBe("[IP address]:5432/32");
  expect(redact("urn:pulumi:prod::kaitalk::a:b:C::2001:db8::1")).toBe(
    "urn:pulumi:prod::kaitalk::a:b:C::[IP address]",
  );
});

test("what only looks like it stays", () => {
  const plain =
    "87 d + 2 d, TLS 1.3, version 0.13.1, 2026-11-24T10:11:12Z, 0.0.0.0/0, ::/0, urn:pulumi:prod::kaitalk::add:be:F::face";
  expect(of().redact(plain)).toBe(plain);
});

test("a secret long enough not to stand anywhere by chance is found at once", () => {
  expect(of("tok_live_abcdef").holdsSecret('{"a":"tok_live_abcdef"}')).toBe(true);
  expect(of(1440, "swan").holdsSecret('{"a":1440,"b":"swan"}')).toBe(false);
});

describe("a megabyte without a space costs its length", () => {
  const size = 1 << 20;
  test.each([
    ["letters", "a"],
    ["digits", "1"],
    ["dots", "a."],
    ["colons", "a:"],
    ["double colons", "::"],
    ["at signs", "a@"],
    ["pluses", "+1"],
    ["hyphens", "1-"],
  ])("%s", (_, part) => {
    const text = part.repeat(size / part.length);
    const { redact } = of("aaaaaaaaaaaaaaaaaaaaab", "1111111111111111112", "aaaab");
    const started = process.cpuUsage();
    redact(text);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_500);
  });
});
