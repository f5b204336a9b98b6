import { describe, expect, test } from "vitest";
import { HIDDEN, Secret, UNKNOWN, type Value } from "../../../policies/kernel/resource.ts";
import { NotApplicable, Subject, Unverified } from "../../../policies/kernel/subject.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

function node(inputs: Record<string, Value>, overrides = {}): Subject {
  return new Subject(resource("test:index/thing:Thing", inputs, overrides));
}

describe("reading", () => {
  test("a declared value is quoted, a secret one is not shown", () => {
    expect(String(node({ region: "here" }).read("region"))).toBe('"here"');
    expect(String(node({ key: new Secret("canary-4711") }).read("key"))).toBe("[secret]");
    expect(String(node({ all: new Secret({ key: "canary-4711" }) }).read("all.key"))).toBe("[secret]");
  });

  test("secretness reaches what stands inside lists and maps", () => {
    const inside = node({ list: new Secret([{ key: "canary-4711" }]), map: new Secret({ a: { key: "b" } }) });
    expect(inside.each("list").map((item) => [item.isSecret("key"), String(item.read("key"))])).toEqual([
      [true, "[secret]"],
    ]);
    expect(inside.entries("map").map(([name, entry]) => [name, entry.isSecret("key")])).toEqual([
      ["a", true],
    ]);
    expect(
      node({ list: [new Secret({ key: "b" })] })
        .each("list")[0]
        ?.isSecret("key"),
    ).toBe(true);
  });

  test("what only a resource will give is unknown; a marked one in the protocol alone, for a plan marks none", () => {
    const marked = new Secret(UNKNOWN);
    const inProtocol = { keptBy: undefined };
    expect([node({ a: UNKNOWN }), node({ a: marked })].map((each) => each.isUnknown("a"))).toEqual([
      true,
      false,
    ]);
    expect(node({ a: UNKNOWN }, inProtocol).isUnknown("a")).toBe(true);
    expect(node({ a: marked }, inProtocol).isUnknown("a")).toBe(true);
    expect(node({ a: "known" }).isUnknown("a")).toBe(false);
    expect(node({}).isUnknown("a")).toBe(false);
  });

  test("what is omitted is the vendor's default, also inside a list", () => {
    const record = new Subject(resource(types.cloudflare.dnsRecord, {}));
    expect(record.read("proxied")).toMatchObject({ value: false, origin: "vendor-default" });
    expect(String(record.read("proxied"))).toBe("omitted (vendor default false)");
    expect(node({}).read("nothing")).toMatchObject({ value: undefined, origin: "absent" });
  });

  test("an unknown, and what cannot be read at all, is unverified and never absent", () => {
    expect(() => node({ region: UNKNOWN }).read("region")).toThrow(Unverified);
    expect(() => node({ region: new Secret(HIDDEN) }).read("region")).toThrow(
      "region is a secret whose content is not shown here",
    );
    expect(() => node({ list: [new Secret(HIDDEN)] }).values("list")).toThrow(Unverified);
    expect(() => node({ map: new Secret(HIDDEN) }).entries("map")).toThrow(Unverified);
    expect(() => node({ settings: UNKNOWN }).read("settings.region")).toThrow(Unverified);
    expect(() => node({ settings: "text" }).read("settings.region")).toThrow(Unverified);
    expect(() => node({ list: [UNKNOWN] }).each("list")).toThrow(Unverified);
    expect(() => node({ list: UNKNOWN }).values("list")).toThrow(Unverified);
    expect(() => node({ map: { a: UNKNOWN } }).entries("map")).toThrow(Unverified);
  });

  test("declares says whether anything stands there, known or not", () => {
    const inputs: Record<string, Value> = {
      known: "a",
      unknown: UNKNOWN,
      empty: null,
      deep: { inside: new Secret(HIDDEN) },
    };
    const declared = ["known", "unknown", "empty", "deep.inside", "deep.outside", "known.inside"].filter(
      (path) => node(inputs).declares(path),
    );
    expect(declared).toEqual(["known", "unknown", "deep.inside"]);
    for (const map of [UNKNOWN, new Secret(HIDDEN)] as Value[])
      expect(() => node({ map }).declares("map.inside")).toThrow(Unverified);
  });

  test("a source that hides secretness cannot say that a value is bare", () => {
    expect(() => node({ key: "a" }, { secretsVisible: false }).isSecret("key")).toThrow(NotApplicable);
    expect(node({ key: new Secret(HIDDEN) }, { secretsVisible: false }).isSecret("key")).toBe(true);
    expect(node({ key: "a" }).isSecret("key")).toBe(false);
  });
});
