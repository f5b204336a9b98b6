import pico from "picocolors";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { report } from "../../../formats/terminal/report.ts";
import type { Assessment } from "../../../judge/assessment.ts";
import { judge } from "../../../judge/judge.ts";
import { books } from "../../../register/read-books.ts";
import { planProgram } from "../../../snapshot/program.ts";
import type { StackSnapshot } from "../../../snapshot/stack-snapshot.ts";
import { types } from "../../../vendors/types.ts";

let snapshot: StackSnapshot;
let shipped: Assessment;
/** Prod with one lifecycle that deletes 30 days too late. */
let late: Assessment;
const asOf = books().register.value.version;
beforeAll(async () => {
  snapshot = await planProgram({ stack: "prod" });
  shipped = judge(snapshot, { asOf, books: books() });
  late = judgedLate();
}, 60_000);

const terminal = (width: number) => ({ width, colours: pico.createColors(false) });
const lines = (assessment: Assessment, width = 120, all = false, options = "") =>
  report(assessment, { all, options }, terminal(width)).split("\n");

function judgedLate(): Assessment {
  const resources = snapshot.resources.map((resource) =>
    resource.type === types.cloudflare.r2BucketLifecycle && resource.name === "documents-lifecycle"
      ? {
          ...resource,
          inputs: {
            ...resource.inputs,
            rules: [
              {
                id: "retention",
                enabled: true,
                deleteObjectsTransition: { condition: { type: "Age", maxAge: 120 * 86_400 } },
              },
            ],
          },
        }
      : resource,
  );
  return judge({ ...snapshot, resources }, { asOf, books: books() });
}

describe("the report of a check", () => {
  test("says all of the shipped stack in about thirty lines, the totals before anything else", () => {
    const said = lines(shipped);
    expect(said.length).toBeLessThanOrEqual(30);
    expect(said[0]).toMatch(/^KAITALK compliance {3}stack prod {3}\d+ resources/);
    expect(said.findIndex((line) => line.includes("0 violated"))).toBeLessThan(5);
  });

  test("shows a violation on the first screen, one block for one wrong copy, with line, fix and promise", () => {
    const said = lines(late);
    const heads = said.filter((line) => line.startsWith("  violated  "));
    expect(heads).toEqual([
      expect.stringMatching(/documents-lifecycle {3}infra\/components\/bucket\.ts:\d+$/),
    ]);
    const at = said.indexOf(heads[0] ?? "");
    expect(at).toBeLessThan(10);
    const block = said.slice(at, said.indexOf("", at)).join("\n");
    expect(block).toContain("r2-lifecycle-within-documented-period, critical: ");
    expect(block).toContain("Fix: Set maxAge");
    expect(block).toContain(
      `Breaks: ${shipped.promises.find(({ clause }) => clause === "stored-documents")?.label}.`,
    );
  });

  test("counts the gaps by owner, with the command that lists them", () => {
    for (const owner of new Set(shipped.gaps.map((gap) => gap.owner))) {
      const { length } = shipped.gaps.filter((gap) => gap.owner === owner);
      const row = new RegExp(`^ {2}${owner} +${length} +npx kaitalk gaps ${owner} --state a\\.json$`);
      expect(lines(shipped, 120, false, " --state a.json").filter((line) => row.test(line))).toHaveLength(1);
    }
  });

  test("shows the row of every promise only when it is asked for", () => {
    const label = shipped.promises.at(-1)?.label ?? "?";
    expect(lines(shipped).join("\n")).not.toContain(label);
    expect(lines(shipped, 120, true).join("\n")).toContain(label);
  });

  test.each([20, 60, 80, 120])(
    "is never wider than %i characters, and a wrapped line keeps its indent",
    (width) => {
      for (const all of [false, true])
        for (const line of lines(late, width, all))
          expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      const [first = ""] = lines(late, width).filter((line) => line.includes("Ends it"));
      const next = lines(late, width)[lines(late, width).indexOf(first) + 1] ?? "";
      expect(next.search(/\S/)).toBeGreaterThan(first.search(/\S/));
    },
  );

  test("ends somewhere, however much is broken", () => {
    const many = shipped.rules.slice(0, 40).flatMap((rule, index) =>
      Array.from({ length: 50 }, (_, each) => ({
        ...(shipped.findings.find(({ urn }) => urn) as Assessment["findings"][number]),
        rule: rule.id,
        outcome: "violated" as const,
        urn: `urn:pulumi:prod::kaitalk::a:b:C${index}::name-${each}`,
        type: `a:b:C${index}`,
        message: `wrong in its way ${each}.`,
      })),
    );
    const said = lines({ ...shipped, findings: many });
    expect(said.length).toBeLessThan(110);
    expect(said).toContain("  32 more causes: npx kaitalk check --all");
    expect(said.join("\n")).toContain("and 47 more like it");
    expect(said.join("\n")).toContain("C0 name-3 and 46 more");
    expect(lines({ ...shipped, findings: many }, 120, true).join("\n")).toContain("wrong in its way 49.");
  });
});
