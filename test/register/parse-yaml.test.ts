import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { z } from "zod";
import { InputError } from "../../register/input-error.ts";
import { parseYaml } from "../../register/read-yaml.ts";
import { vendorSchema, waiversSchema } from "../../register/schema.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const waiver = (changes: Record<string, string | undefined>) => {
  const fields = { id: "a", rule: "b", urn: "urn:pulumi:x", reason: "r", requester: "x", approver: "y" };
  const all = { ...fields, ticket: "t", createdOn: "2026-01-01", expiresOn: "2026-02-01", ...changes };
  const lines = Object.entries(all).filter(([, value]) => value !== undefined);
  return `waivers:\n  - ${lines.map(([key, value]) => `${key}: ${value}`).join("\n    ")}\n`;
};

function problems(
  source: string,
  schema: Parameters<typeof parseYaml>[2] = waiversSchema,
): readonly string[] {
  try {
    parseYaml("x.yaml", source, schema);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

test("a value knows where it stands, or where its nearest parent does", () => {
  const { value, place } = parseYaml("x.yaml", waiver({}), waiversSchema);
  expect(value.waivers).toHaveLength(1);
  expect(place(["waivers", 0, "rule"])).toEqual({ file: "x.yaml", line: 3, column: 5 });
  expect(place(["waivers", 0, "absent", "deeper"])).toEqual({ file: "x.yaml", line: 2, column: 5 });
  expect(place([])).toEqual({ file: "x.yaml", line: 1, column: 1 });
});

describe("malformed YAML", () => {
  test.each([
    [
      "waivers: [\n  a: b\n",
      "x.yaml:3:1: is not valid YAML: an indentation, a bracket or a quote is wrong on this line or the one above; correct it.",
    ],
    ["waivers: []\nwaivers: []", "x.yaml:2:1: is not valid YAML: the key stands there twice; remove one."],
    ["a: 1\n---\nb: 2", "x.yaml:2:1: is not valid YAML: the file holds more than one document; keep one."],
    ["\twaivers: []", "x.yaml:1:1: is not valid YAML: a tab indents the line; use spaces."],
    [
      "waivers: !!js/function x",
      "x.yaml:1:10: is not valid YAML: a tag with !! is not read here; write the value as it is.",
    ],
    ["waivers: *all", 'x.yaml:1:10: alias "*all" is not read here; write the value out.'],
    ["a: &a []\nwaivers: *a", 'x.yaml:2:10: alias "*a" is not read here; write the value out.'],
  ])("%j", (source, sentence) => expect(problems(source)).toEqual([sentence]));
});

describe("hostile YAML is one sentence with its place, whatever a lenient reader would make of it", () => {
  test.each([
    ["a: b\u0000c", "x.yaml:1:5: is not valid YAML: null byte is not allowed in input."],
    ["a: !!binary aGk=", "x.yaml:1:4: is not valid YAML: unknown scalar tag !<tag:yaml.org,2002:binary>."],
    ["1: a\n'1': b", "x.yaml:2:2: is not valid YAML: duplicated mapping key."],
    ["? [a, b]\n: 1\n", "x.yaml:1:1: is not valid YAML: object-based map does not support complex keys."],
    ["a:\n  - b: 1\n    b: 2", "x.yaml:3:5: is not valid YAML: the key stands there twice; remove one."],
  ])("%j", (source, sentence) => expect(problems(source, z.unknown())).toEqual([sentence]));

  test.each([
    "[".repeat(5_000),
    Array.from({ length: 3_000 }, (_, nth) => `${" ".repeat(nth)}a:`).join("\n"),
  ])("what nests without end", (source) => {
    const [first, ...others] = problems(source, z.unknown());
    expect(first).toMatch(/^x\.yaml:\d+:\d+: is not valid YAML: /);
    expect([first, ...others].join()).not.toMatch(/call stack/);
  });
});

test("values are those of YAML 1.2's core schema, and nothing that a text says changes it", () => {
  const source =
    "%YAML 1.1\n---\nyes: yes\non: on\nday: 2026-01-01\noctal: 0o14\nplain: 012\nmerged:\n  <<: { a: 1 }\nlong: 1_000\n";
  expect(parseYaml("x.yaml", source, z.unknown()).value).toEqual({
    ...{ yes: "yes", on: "on", day: "2026-01-01", octal: 12, plain: 12 },
    ...{ merged: { "<<": { a: 1 } }, long: "1_000" },
  });
});

test("the parser of places reads the same values out of every file that is shipped", () => {
  const files = globSync(["register/**/*.yaml", "Pulumi*.yaml", "purge/*.yaml", "vendors/**/*.yaml"], {
    cwd: root,
  });
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const source = readFileSync(join(root, file), "utf8");
    expect(parseYaml(file, source, z.unknown()).value, file).toEqual(parseDocument(source).toJS());
  }
});

describe("a value of another kind", () => {
  test.each([
    ["", "x.yaml:1:1: the file must be a mapping."],
    ["[]", "x.yaml:1:1: the file must be a mapping."],
    ["hello", 'x.yaml:1:1: the file ("hello") must be a mapping.'],
    ["waivers:", 'x.yaml:1:1: "waivers" must be a list.'],
    ["waivers:\n  - 3", 'x.yaml:2:5: "waivers.0" (3) must be a mapping.'],
    [waiver({ id: "3" }), 'x.yaml:2:5: "waivers.0.id" (3) must be a text; put it in quotes.'],
  ])("%j", (source, sentence) => expect(problems(source)).toEqual([sentence]));
});

describe("a waiver that is not one", () => {
  test.each([
    [{ id: "A B" }, 'x.yaml:2:5: "waivers.0.id" ("A B") is not a lower-case id such as neon-region.'],
    [{ urn: "x" }, 'x.yaml:4:5: "waivers.0.urn" ("x") is not a resource URN.'],
    [{ reason: '""' }, 'x.yaml:5:5: "waivers.0.reason" ("") is empty.'],
    [{ ticket: undefined }, 'x.yaml:2:5: "waivers.0.ticket" is missing; add it as a text.'],
    [
      { createdOn: "2026-02-30" },
      'x.yaml:9:5: "waivers.0.createdOn" ("2026-02-30") is not a date such as 2026-11-24.',
    ],
    [{ reasn: "x" }, 'x.yaml:11:5: unknown key "reasn"; remove it or correct its spelling.'],
  ])("%j", (changes, sentence) => expect(problems(waiver(changes))).toEqual([sentence]));

  test("every problem is named at once", () =>
    expect(problems(waiver({ id: "A", rule: "B", x: "1", y: "2" }))).toEqual([
      'x.yaml:2:5: "waivers.0.id" ("A") is not a lower-case id such as neon-region.',
      'x.yaml:3:5: "waivers.0.rule" ("B") is not a lower-case id such as neon-region.',
      'x.yaml:11:5: unknown key "x"; remove it or correct its spelling.',
      'x.yaml:12:5: unknown key "y"; remove it or correct its spelling.',
    ]));
});

describe("a vendor's facts that are none", () => {
  const facts = (duration: string) =>
    `vendor: neon\nreadOn: 2026-01-01\nsources: {s: {title: t, reference: r}}\ndefaults: []\nfacts:\n  - {id: f, label: l, duration: ${duration}, source: s}\n`;

  test.each(["P90D", "P0D", "PT30M", "P1DT12H", "PT0S"])("%s is a duration", (duration) =>
    expect(problems(facts(duration), vendorSchema)).toEqual([]),
  );

  test.each([
    "P",
    "PT",
    "P1DT",
    "P1M",
    "P1Y",
    "P1W",
    "P-1D",
    "-P1D",
    "P1.5D",
    "p90d",
    "90 days",
    "P9999999D",
  ])("%s is no duration", (duration) =>
    expect(problems(facts(duration), vendorSchema)).toEqual([
      `x.yaml:6:23: "facts.0.duration" ("${duration}") is not an ISO 8601 duration of days, hours, minutes or seconds such as "P90D" or "PT30M".`,
    ]),
  );

  test.each([
    ["sources: []", 'x.yaml:3:1: "sources" must be a mapping.'],
    [
      "sources: {S X: {title: t, reference: r}}",
      'x.yaml:3:11: "sources.S X" is a key that is not a lower-case id such as neon-region.',
    ],
  ])("%s", (sources, sentence) =>
    expect(
      problems(`vendor: neon\nreadOn: 2026-01-01\n${sources}\ndefaults: []\nfacts: []`, vendorSchema),
    ).toEqual([sentence]),
  );

  test("what was read has a day; where nothing was read nobody gives one", () => {
    const undated = (sources: string) =>
      problems(`vendor: neon\nreadOn: null\nsources: ${sources}\ndefaults: []\nfacts: []`, vendorSchema);
    expect(undated("{}")).toEqual([]);
    expect(undated("{s: {title: t, reference: r}}")).toEqual([
      'x.yaml:2:1: "readOn" is null beside sources; write the day on which they were read.',
    ]);
  });

  test("a default is a plain value", () =>
    expect(
      problems(
        "vendor: neon\nreadOn: 2026-01-01\nsources: {}\ndefaults:\n  - {type: t, property: p, value: [1], source: s}\nfacts: []",
        vendorSchema,
      ),
    ).toEqual(['x.yaml:5:28: "defaults.0.value" must be a text, a number, true, false or null.']));
});
