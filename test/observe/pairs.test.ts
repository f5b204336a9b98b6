import { describe, expect, it } from "vitest";
import { isDeclaredWithin, pairUp, type Seen } from "../../observe/pairs.ts";
import { type Properties, type Resource, UNKNOWN } from "../../policies/kernel/resource.ts";
import { resource } from "../support/resource.ts";

const kinds: Record<string, { identity: string[]; single?: true }> = {
  bucket: { identity: ["account", "name"], single: true },
  project: { identity: ["name"] },
  role: { identity: ["project", "name"] },
  record: { identity: ["type", "name"] },
  job: { identity: [] },
};

function declared(type: string, name: string, inputs: Properties, more: Partial<Resource> = {}): Resource {
  return resource(type, inputs, { name, ...more });
}

function pairs(seen: Seen[], resources: Resource[]) {
  const found = pairUp(seen, resources, (type) => kinds[type]);
  return seen.map((each) => found.get(each)?.name);
}

describe("pairUp", () => {
  it("goes by the id, and by it alone where the source knows it", () => {
    const project = declared("project", "p", { name: "kaitalk" }, { id: "p-1" });
    expect(pairs([{ type: "project", id: "p-1", properties: { name: "renamed" } }], [project])).toEqual([
      "p",
    ]);
    expect(pairs([{ type: "project", id: "p-2", properties: { name: "kaitalk" } }], [project])).toEqual([
      undefined,
    ]);
  });

  it("takes what a vendor keeps once for the declared one whatever its id", () => {
    const bucket = declared("bucket", "b", { account: "a", name: "files" }, { id: "a/files" });
    expect(
      pairs([{ type: "bucket", id: "files", properties: { account: "a", name: "files" } }], [bucket]),
    ).toEqual(["b"]);
  });

  it("goes by what names it where no id is known", () => {
    const one = declared("bucket", "one", { account: "a", name: "files" });
    const seen = [
      { type: "bucket", id: "files", properties: { account: "a", name: "files" } },
      { type: "bucket", id: "files", properties: { account: "b", name: "files" } },
    ];
    expect(pairs(seen, [one])).toEqual(["one", undefined]);
  });

  it("knows a value that is not known yet by the resource that it comes from", () => {
    const project = declared("project", "p", { name: "kaitalk" });
    const role = declared(
      "role",
      "r",
      { project: UNKNOWN, name: "app" },
      { propertyDependencies: { project: [project.urn] } },
    );
    const seen = [
      { type: "role", id: "other/app", properties: { project: "other", name: "app" } },
      { type: "role", id: "p-1/app", properties: { project: "p-1", name: "app" } },
      { type: "project", id: "p-1", properties: { name: "kaitalk" } },
    ];
    expect(pairs(seen, [project, role])).toEqual([undefined, "r", "p"]);
  });

  it("takes what is left only where nothing else fits", () => {
    const record = declared("record", "dkim", { type: "TXT", name: UNKNOWN });
    const one = { type: "record", id: "1", properties: { type: "TXT", name: "pm._domainkey" } };
    expect(pairs([one], [record])).toEqual(["dkim"]);
    expect(pairs([one, { ...one, id: "2" }], [record])).toEqual([undefined, undefined]);
  });

  it("pairs nothing that only an id names without one", () => {
    expect(pairs([{ type: "job", id: "1", properties: {} }], [declared("job", "j", {})])).toEqual([
      undefined,
    ]);
  });
});

describe("isDeclaredWithin", () => {
  const project = declared("project", "p", { name: "kaitalk", branch: { roleName: "owner" } });
  const seen: Seen = { type: "project", id: "p-1", properties: { name: "kaitalk" } };
  const role = (value: string): Seen => ({
    type: "role",
    id: value,
    properties: {},
    within: { type: "project", id: "p-1", path: "branch.roleName", value },
  });

  it("finds what another resource's input declares", () => {
    const found = pairUp([seen], [project], (type) => kinds[type]);
    expect(isDeclaredWithin(role("owner"), found)).toBe(true);
    expect(isDeclaredWithin(role("planted"), found)).toBe(false);
    expect(isDeclaredWithin(seen, found)).toBe(false);
    expect(isDeclaredWithin(role("owner"), new Map())).toBe(false);
  });
});
