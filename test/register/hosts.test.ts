import { describe, expect, test } from "vitest";
import { isDataFreeHost, isDataFreePackage, isUnder, ownDomain, ownerOfHost } from "../../register/hosts.ts";

describe("ownerOfHost", () => {
  test.each([
    ["ep-calm-sea-123456.us-east-1.aws.neon.tech", "neon"],
    ["kaitalk-web.onrender.com", "render"],
    ["0123abcd.us.r2.cloudflarestorage.com", "cloudflare"],
    ["kaitalk.online", "kaitalk"],
    ["www.kaitalk.online", "kaitalk"],
    ["github.com", undefined],
    ["kaitalk.online.example.com", undefined],
    ["notneon.tech", undefined],
  ])("%s", (host, owner) => expect(ownerOfHost(host)).toBe(owner));
});

test("a host that receives no data may be named by the property that the register gives it, and by no other", () => {
  expect(isDataFreeHost("github.com", "repoUrl")).toBe(true);
  expect(isDataFreeHost("github.com", "url")).toBe(false);
  expect(isDataFreeHost("notgithub.com", "repoUrl")).toBe(false);
});

test("the own domain is that of the public contacts", () => expect(ownDomain()).toBe("kaitalk.online"));

test("a domain is under itself and above its names only", () => {
  expect(isUnder("a.example.com", "example.com")).toBe(true);
  expect(isUnder("badexample.com", "example.com")).toBe(false);
});

test("packages that hold no data are those that the register names", () => {
  expect(["random", "pulumi", "aws", "datadog"].filter(isDataFreePackage)).toEqual(["random", "pulumi"]);
});
