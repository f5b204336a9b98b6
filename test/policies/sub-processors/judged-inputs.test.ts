import { beforeAll, describe, expect, test } from "vitest";
import { evaluateRule, stackOf } from "../../../policies/kernel/evaluate.ts";
import { type Properties, type Resource, Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import type { Rule } from "../../../policies/kernel/rule.ts";
import { packs } from "../../../policies/packs.ts";
import { tables, unjudgedInputs } from "../../../policies/sub-processors/judged-inputs.ts";
import { runProgram } from "../../../snapshot/run-program.ts";
import { types } from "../../../vendors/types.ts";
import { knownInputs } from "../../support/known-inputs.ts";
import { resource } from "../../support/resource.ts";
import { filled, readsOf } from "../../support/rule-reads.ts";
import { complete } from "../../support/stack-config.ts";

const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)));
const judged = tables.flatMap((table) => table.judged);
const refused = tables.flatMap((table) => Object.entries(table.refused ?? {}));
const providers = ["aws", "cloudflare", "neon", "postmark", "render", "stripe", "twilio"].map(
  (name) => `pulumi:providers:${name}`,
);
const everyType = [...new Set([...Object.values(types).flatMap((of) => Object.values(of)), ...providers])];
const inTables = new Set([...judged.flatMap((of) => of.types), ...refused.flatMap(([, of]) => of)]);

/** Read as JSON, or of any form in the schema. */
const freeForm = ["endpoints", "value.strict_transport_security."];
/** Nobody has found what these are for a rule, and none declares them. */
const unused = [types.random.password];

test("every type that is judged has a table or a rule that refuses it, and never both", () => {
  expect(everyType.filter((type) => !inTables.has(type))).toEqual(unused);
  const both = refused
    .flatMap(([, of]) => of)
    .filter((type) => judged.some((each) => each.types.includes(type)));
  expect(both).toEqual([]);
  expect([...inTables].filter((type) => !everyType.includes(type))).toEqual([]);
});

test.each(refused.flatMap(([id, of]) => of.map((type) => ({ id, type }))))(
  "$id refuses $type whatever it is given",
  ({ id, type }) => {
    const rule = rules.get(id);
    const findings = rule ? evaluateRule("test", rule, stackOf([resource(type)])) : [];
    expect(findings.map(({ outcome }) => outcome)).toContain("violated");
  },
);

const placed = judged.flatMap(({ types: of, readBy, harmless }) =>
  of.map((type) => ({
    type,
    places: [...Object.values(readBy ?? {}), ...Object.values(harmless ?? {})].flat(),
  })),
);

test.each(everyType.filter((type) => placed.some((each) => each.type === type)))(
  "the table of %s names inputs that exist, each once",
  (type) => {
    const known = knownInputs(type);
    const places = placed.filter((each) => each.type === type).flatMap((each) => each.places);
    const exists = (place: string) =>
      freeForm.some((form) => place.startsWith(form)) ||
      known.some(
        (input) => input === place || (place.endsWith(".*") && `${input}.`.startsWith(place.slice(0, -1))),
      );
    expect(places.filter((place) => !exists(place))).toEqual([]);
    expect(places.filter((place, index) => places.indexOf(place) < index)).toEqual([]);
  },
);

test("a reason is a sentence", () => {
  const reasons = judged.flatMap(({ harmless }) => Object.keys(harmless ?? {}));
  expect(reasons.filter((reason) => !/^[A-Z].*\.$/.test(reason))).toEqual([]);
});

describe("what a table says of rules is so", () => {
  let shipped: readonly Resource[];
  const fills = [
    "sample",
    "send",
    "MX",
    "CNAME",
    "Age",
    "min_tls_version",
    "kaitalk-prod-documents",
    true,
    false,
    1,
  ];

  beforeAll(async () => {
    shipped = await runProgram({ project: "kaitalk", stack: "prod", values: complete, secretKeys: [] });
  });

  /** The places of a type that a rule looks at, in resources filled with all kinds of values and in those of the stack. */
  function readBy(rule: Rule, type: string): Set<string> {
    const places = knownInputs(type);
    const others = shipped.filter((other) => other.type !== type);
    const samples = [
      ...fills.map((fill) => filled(type, [...places, "invented"], fill)),
      ...shipped.filter((each) => each.type === type),
    ];
    const alone = "check" in rule;
    const read = samples.flatMap((sample) => [
      ...readsOf(rule, sample),
      ...(alone ? [] : readsOf(rule, sample, others)),
    ]);
    return new Set(
      read.map((place) =>
        place.replace(
          /(?<=(?:envVars|secretFiles|environments|metadata|tags|keepers|httpHeaders|headers))\.[^.[]+/,
          ".{}",
        ),
      ),
    );
  }

  test.each(
    judged.flatMap(({ types: of, readBy: by }) =>
      Object.entries(by ?? {}).flatMap(([id, places]) => of.map((type) => ({ id, type, places }))),
    ),
  )("$id reads its places of $type", ({ id, type, places }) => {
    const rule = rules.get(id);
    if (!rule) return expect.fail(`no rule is called ${id}`);
    const read = readBy(rule, type);
    const isRead = (place: string) => {
      const whole = place.replace(/(\.\*|\[\])$/, "");
      // A rule that asks whether an object is declared at all looks at nothing inside it.
      return [...read].some(
        (each) =>
          each === place || each === whole || place.startsWith(`${each}.`) || place.startsWith(`${each}[`),
      );
    };
    expect(read.has("invented") ? [] : places.filter((place) => !isRead(place))).toEqual([]);
  });

  test("what a rule reads is in the table, or the rule would never see it", () => {
    const missing = everyType
      .filter((type) => judged.some((each) => each.types.includes(type)))
      .flatMap((type) => {
        const known = new Set(knownInputs(type));
        const about = [...rules.values()].filter(({ subjects }) => subjects.types.includes(type));
        return about.flatMap((rule) => {
          const read = readBy(rule, type);
          if (read.has("invented")) return [];
          return [...read]
            .filter((place) => known.has(place) && !isInTable(type, place))
            .map((place) => `${type} ${place}: ${rule.id}`);
        });
      });
    expect([...new Set(missing)]).toEqual([]);
  });
});

function isInTable(type: string, place: string): boolean {
  return unjudgedInputs(type, filled(type, [place], "sample").inputs).length === 0;
}

describe("inputs that are in no table", () => {
  const { webService, project } = types.render;

  test("are named as a reader finds them, in lists, maps and secrets", () => {
    const inputs: Properties = {
      inventedAtTop: "a",
      runtimeSource: { nativeRuntime: { invented: true } },
      customDomains: [{ name: "kaitalk.online" }, { name: "b", invented: "c" }],
      envVars: { NODE_ENV: { value: new Secret("production"), invented: 1 } },
      autoscaling: new Secret({ enabled: true, invented: UNKNOWN }),
    };
    expect(unjudgedInputs(webService, inputs)).toEqual([
      "inventedAtTop",
      "runtimeSource.nativeRuntime.invented",
      "customDomains[1].invented",
      "envVars.NODE_ENV.invented",
      "autoscaling.invented",
    ]);
  });

  test("are none where the engine added them, or nothing stands there", () => {
    const inputs = {
      __defaults: ["name"],
      id: "srv-1",
      version: "1.9.1",
      ipAllowLists: null,
      environments: { production: { __defaults: [], name: "production" } },
    };
    expect(unjudgedInputs(project, inputs)).toEqual([]);
  });

  test("can be a plain value where the rules expect an object, and what is not known yet is for the rules", () => {
    expect(unjudgedInputs(webService, { runtimeSource: "image" })).toEqual(["runtimeSource"]);
    expect(unjudgedInputs(webService, { runtimeSource: UNKNOWN, envVars: UNKNOWN })).toEqual([]);
    expect(unjudgedInputs(webService, { name: { first: "a" } })).toEqual(["name.first"]);
  });
});
