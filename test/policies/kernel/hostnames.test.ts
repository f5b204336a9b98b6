import { describe, expect, test } from "vitest";
import { hostsNamed, hostsOfUrls } from "../../../policies/kernel/hostnames.ts";

describe("hostsOfUrls", () => {
  test.each([
    ["https://Example.com/a?b=https://other.example", ["example.com", "other.example"]],
    ["postgres://user:p@ss@db.example.com:5432/app", ["db.example.com"]],
    ['{"url":"https://a.example/x","n":1}', ["a.example"]],
    ["https://example.com.", ["example.com"]],
    ["http://localhost:3000 http://127.0.0.1", []],
    ["https://<owner fills: account, see https://x.example>.r2.example.com", ["placeholder.r2.example.com"]],
    ["example.com", []],
    ["mailto:a@example.com", []],
  ])("%s", (text, hosts) => expect(hostsOfUrls(text)).toEqual(hosts));
});

describe("hostsNamed", () => {
  test.each([
    ["db.example.com:5432", ["db.example.com"]],
    ["a.example, https://b.example/x", ["b.example", "a.example"]],
    ["worker:10000", []],
    ["true", []],
    ["0.0.0.0", []],
    ["203.0.113.7", ["203.0.113.7"]],
    ["logs.example.com/path", ["logs.example.com"]],
  ])("%s", (text, hosts) => expect(hostsNamed(text)).toEqual(hosts));
});
