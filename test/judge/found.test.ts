import { beforeAll, describe, expect, test } from "vitest";
import { foundFor } from "../../judge/found.ts";
import { HIDDEN, type Properties, Secret, UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import { clauseById } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

let shipped: StackSnapshot;
beforeAll(async () => {
  shipped = await planProgram({ stack: "prod" });
});

const found = (clause: string, declared: readonly (readonly [type: string, inputs: Properties])[]) =>
  foundFor(
    clauseById(clause),
    {
      plan: { ...shipped, resources: declared.map(([type, inputs]) => resource(type, inputs)) },
      books: books(),
    },
    [],
    undefined,
  );

describe("the place that is found", () => {
  test("is what a provider declares, its edge beside it", () => {
    const twilio = (inputs: Properties) => found("twilio-region", [["pulumi:providers:twilio", inputs]]);
    expect(twilio({ region: "ie1" })).toBe("ie1");
    expect(twilio({ region: "us1", edge: "dublin" })).toBe("us1, edge dublin");
    expect(twilio({ edge: "dublin" })).toBe("us1 (not declared; the vendor's default), edge dublin");
  });

  test("is every place that several resources declare, once each", () => {
    const project = (regionId: Value) => [types.neon.project, { regionId }] as const;
    expect(found("neon-region", ["a", "b", "a"].map(project))).toBe("a, b");
  });

  test("is the vendor's default where the vendor documents one, and no guess where it does not", () => {
    expect(found("twilio-region", [])).toBe("us1 (not declared; the vendor's default)");
    expect(found("neon-region", [[types.neon.project, {}]])).toBe("not declared; the vendor decides");
  });

  test.each<[string, Value]>([
    ["not known yet", UNKNOWN],
    ["not shown", HIDDEN],
    ["not shown", new Secret("canary")],
  ])("is %s where the source hides it", (words, region) => {
    expect(found("render-region", [[types.render.webService, { region }]])).toBe(words);
  });

  test("is none that R2's S3 endpoint is given for want of another", () => {
    const declared = [
      ["pulumi:providers:aws", { region: "auto" }],
      [types.cloudflare.r2Bucket, { jurisdiction: "eu" }],
    ] as const;
    expect(found("r2-jurisdiction", declared)).toBe("eu");
  });

  test("is also where code is told to speak to", () => {
    const told = (region: string) =>
      found("twilio-region", [
        ["pulumi:providers:twilio", { region: "us1" }],
        [types.render.webService, { envVars: { TWILIO_REGION: { value: region } } }],
      ]);
    expect(told("us1")).toBe("us1");
    expect(told("ie1")).toBe("us1, ie1");
  });
});
