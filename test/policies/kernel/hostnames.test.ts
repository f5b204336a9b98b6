import { describe, expect, test } from "vitest";
import { bareHosts, hostOfNumber, hostsNamed, hostsOfUrls } from "../../../policies/kernel/hostnames.ts";

describe("hostsOfUrls reads an address as Node's URL and libpq do", () => {
  test.each([
    ["https://Example.com/a?b=https://other.example", ["example.com", "other.example"]],
    ["postgres://user:p@ss@db.example.com:5432/app", ["db.example.com"]],
    ["postgres://user:pw@a.example.com:5432,b.example.com:5433/app", ["a.example.com", "b.example.com"]],
    ['{"url":"https://a.example/x","n":1}', ["a.example"]],
    ["https://example.com.", ["example.com"]],
    ["http://localhost:3000 http://127.0.0.1", []],
    ["https://<owner fills: account, see https://x.example>.r2.example.com", ["placeholder.r2.example.com"]],
    ["<script src=https://stranger.example.com>", ["stranger.example.com"]],
    ["<script src=//stranger.example.com/a.js>", ["stranger.example.com"]],
    ["<https://stranger.example.com/a.js>; rel=preload", ["stranger.example.com"]],
    ["example.com", []],
    ["mailto:a@example.com", []],
    ["https:stranger.example.com/x", ["stranger.example.com"]],
    ["HTTPS:/stranger.example.com/x", ["stranger.example.com"]],
    ["https:\\\\stranger.example.com\\x", ["stranger.example.com"]],
    ["https:\t//stranger.example.com", ["stranger.example.com"]],
    ["https:////stranger.example.com", ["stranger.example.com"]],
    ["//stranger.example.com/x", ["stranger.example.com"]],
    ["\\\\stranger.example.com\\share", ["stranger.example.com"]],
    ["https://kaitalk.online@stranger.example.com/x", ["stranger.example.com"]],
    ["https://kaitalk.online:pw@stranger.example.com", ["stranger.example.com"]],
    ["https://stranger%2eexample.com/", ["stranger.example.com"]],
    ["https://strängér.example/", ["xn--strngr-dua6b.example"]],
    ["https://stranger。example。com/", ["stranger.example.com"]],
    ["https://[2001:db8::7]:443/x", ["2001:db8::7"]],
    ["http://3405803783/x", ["203.0.113.7"]],
    ["http://0xcb007107/", ["203.0.113.7"]],
    ["http://0313.0.0161.7/", ["203.0.113.7"]],
    ["https://db1/x", ["db1"]],
    ["s3://logs?endpoint=stranger.example.com", ["logs"]],
  ])("%s", (text, hosts) => expect([...new Set(hostsOfUrls(text))]).toEqual(hosts));

  test("as Node's own URL does", () => {
    for (const text of [
      "https:stranger.example.com/x",
      "https:/\\stranger.example.com",
      "http://3405803783/x",
      "https://u:p@STRANGER.example.com.:8443/y",
      "https://strängér.example/",
      "wss:\\/stranger.example.com",
    ])
      expect(hostsOfUrls(text)).toEqual([new URL(text).hostname.replace(/\.$/, "")]);
  });
});

describe("bareHosts reads what stands without an address", () => {
  test.each([
    ["Server=stranger.example.com;Database=x;Uid=a;Pwd=b", ["stranger.example.com"]],
    ["Server=tcp:stranger.example.com,1433;Database=x", ["stranger.example.com"]],
    ["Data Source=stranger.example.com;Initial Catalog=x", ["stranger.example.com"]],
    ["host=stranger.example.com port=5432 dbname=x", ["stranger.example.com"]],
    ["dbname=x hostaddr=203.0.113.7", ["203.0.113.7"]],
    ["host = 'stranger' port=5432", ["stranger"]],
    ["Network Address=stranger.example.com.", ["stranger.example.com"]],
    ["2001:db8::7", ["2001:db8::7"]],
    ["[2001:db8::7]:5432", ["2001:db8::7"]],
    ['{"host":"stranger\\u002eexample\\u002ecom"}', ["stranger.example.com"]],
    ['["a.example.com","b.example.com"]', ["a.example.com", "b.example.com"]],
    ["a.example.com,b.example.com", ["a.example.com", "b.example.com"]],
    [Buffer.from("stranger.example.com").toString("base64"), ["stranger.example.com"]],
    ["STRANGER.Example.COM.", ["stranger.example.com"]],
    ["git@stranger.example.com:kaitalk/application.git", ["stranger.example.com"]],
    ["tcp:stranger.example.com:1433", ["stranger.example.com"]],
    ["node x | nc stranger.example.com 443", ["stranger.example.com"]],
    ["PGHOST=stranger.example.com npm start", ["stranger.example.com"]],
  ])("%s", (text, hosts) => expect([...new Set(bareHosts(text))]).toEqual(hosts));

  test.each([
    "CF-IPCountry",
    "AES-256-GCM",
    "TLSv1.3",
    "24",
    "1.2",
    "kaitalk-prod-documents",
    "--tls-min-v1.3",
    "us1",
    "worker:10000",
    "true",
    "",
    "0.0.0.0",
    "host=localhost port=5432",
    "3405803783",
  ])("no host stands in %s", (text) => expect(bareHosts(text)).toEqual([]));
});

test("both are read together", () => {
  expect(hostsNamed("a.example, https://b.example/x")).toEqual(["b.example", "a.example"]);
  expect(hostsNamed("logs.example.com/path")).toEqual(["logs.example.com"]);
  expect(hostsNamed("db.example.com:5432")).toEqual(["db.example.com"]);
});

test("a number alone is a host only where one is expected", () => {
  expect(hostOfNumber("3405803783")).toBe("203.0.113.7");
  expect(hostOfNumber("86400")).toBeUndefined();
});

test("a megabyte without a space costs its length", () => {
  const started = performance.now();
  for (const letter of ["a", "a:", "a=", "//", "a.", "@", "[", "="])
    hostsNamed(letter.repeat(1_000_000 / letter.length));
  expect(performance.now() - started).toBeLessThan(8000);
});
