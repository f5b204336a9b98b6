import { describe, expect, test } from "vitest";
import { escapeMarkup } from "../../../formats/markup/escape.ts";
import { axis } from "../../../formats/timeline/bar.ts";
import { timelineSvg } from "../../../formats/timeline/timeline.ts";
import type { Span } from "../../../judge/assessment.ts";
import { worstOf } from "../../../judge/verdict.ts";
import { allClauses } from "../../../register/clauses.ts";
import { inWords } from "../../../register/duration.ts";
import { type CopyLife, compose, type RowComposition } from "../../../retention/compose.ts";
import { solvedStack } from "../../retention/stack.ts";

const span = (seconds: number | undefined): Span => {
  if (seconds === undefined) return null;
  return Number.isFinite(seconds) ? seconds : "no end";
};
const drawn = (rows: readonly RowComposition[]) =>
  timelineSvg(
    rows.map(({ clause, documented, copies }) => ({
      clause,
      documented: documented === null ? "vendor's policy" : inWords(documented),
      documentedSeconds: documented,
      verdict: worstOf(copies.map(({ verdict }) => verdict)),
      copies: copies.map(({ terms, total, ...copy }) => ({
        ...copy,
        total: span(total),
        terms: terms.map((term) => ({ ...term, seconds: span(term.seconds) })),
      })),
    })),
  );

const rows = compose(solvedStack, { asOf: "2026-11-24" });
const svg = drawn(rows);

test("the same rows give the same bytes", () => {
  expect(drawn(compose(solvedStack, { asOf: "2026-11-24" }))).toBe(svg);
});

test("is well formed, refers to nothing outside and runs nothing", () => {
  const open: string[] = [];
  for (const [, closing, name = "", attributes = "", selfClosing] of svg.matchAll(
    /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)(\/?)>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing) open.push(name);
    expect(attributes).not.toMatch(/ on[a-z]+=| href=/);
  }
  expect(open).toEqual([]);
  expect(svg.replaceAll(/<[^>]*>/g, "")).not.toMatch(/[<>]/);
  expect(svg).not.toMatch(/<(script|style|image|foreignObject)/);
});

test("says in words what it shows", () => {
  expect(svg).toMatch(
    /^<svg [^>]*role="img" aria-labelledby="retention-timeline-title retention-timeline-description"/,
  );
  const [, description = ""] = /<desc id="retention-timeline-description">(.*?)<\/desc>/.exec(svg) ?? [];
  for (const { clause, copies } of rows.filter(({ documented }) => documented !== null)) {
    expect(description).toContain(allClauses().get(clause)?.label);
    for (const { label, total, verdict } of copies) {
      const life = total === undefined ? "unknown" : inWords(total);
      expect(description).toContain(escapeMarkup(`${label} ${life} (${verdict})`));
    }
  }
});

describe("a bar", () => {
  const copy: CopyLife = {
    id: "copy",
    label: 'A <copy> & "more"',
    subProcessor: "neon",
    documented: 100,
    attestations: [],
    terms: [
      { label: "row age", seconds: 50, source: "s", phase: "age", of: "stack" },
      { label: "history", seconds: 25, source: "s", phase: "history", of: "stack" },
    ],
    total: 75,
    verdict: "met",
    reason: "",
  };
  const draw = (parts: Partial<CopyLife>, documented: number | null = 100) => {
    const row: RowComposition = {
      clause: "ip-addresses",
      documented,
      copies: [{ ...copy, ...parts }],
      verdict: "met",
    };
    return drawn([row]);
  };
  const lengths = (drawn: string) =>
    [...drawn.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="13"/g)].map(([, x, width]) => [
      Number(x),
      Number(width),
    ]);
  const length = axis.documented - axis.trigger;

  test("is drawn to the scale of its period, term by term, then the margin", () => {
    const [margin, age, history] = lengths(draw({}));
    expect(age).toEqual([axis.trigger, length / 2]);
    // A hair of white stands between two terms.
    expect(history).toEqual([axis.trigger + length / 2 + 1, length / 4 - 1]);
    expect(margin).toEqual([axis.trigger + (length * 3) / 4, length / 4]);
  });

  test("stops at the edge where it is far too long", () => {
    const endless = [
      { label: "branch", seconds: Number.POSITIVE_INFINITY, source: "s", of: "stack" as const },
    ];
    for (const [x = 0, width = 0] of lengths(draw({ terms: endless, total: Number.POSITIVE_INFINITY })))
      expect(x + width).toBeLessThanOrEqual(axis.edge);
    expect(draw({ terms: endless, total: Number.POSITIVE_INFINITY })).toContain("no end");
  });

  test("is an open frame where the life is unknown or the vendor decides", () => {
    expect(draw({ terms: [], total: undefined })).toContain(">unknown</text>");
    expect(draw({ terms: [], total: undefined }, null)).toContain(">the vendor&#39;s own policy</text>");
  });

  test("escapes what it is told", () => {
    expect(draw({})).toContain("A &lt;copy&gt; &amp; &quot;more&quot;");
  });

  test("hatches what nobody has proven", () => {
    expect(draw({})).not.toMatch(/<rect [^>]*height="13" fill="url/);
    expect(draw({ verdict: "gap" })).toMatch(
      /<rect [^>]*height="13" fill="url\(#retention-timeline-unproven\)"/,
    );
  });
});

test("no entry of the legend stands outside the picture", () => {
  const [, size] = svg.match(/viewBox="0 0 (\d+)/) ?? [];
  const legend = svg.slice(0, svg.indexOf(">trigger<"));
  const entries = [...legend.matchAll(/<text x="([\d.]+)"[^>]*font-size="11"[^>]*>([^<]+)</g)];
  expect(entries.map(([, , label]) => label)).toContain("hatched: not proven");
  for (const [, x, label] of entries)
    expect(Number(x) + (label?.length ?? 0) * 5.9).toBeLessThan(Number(size));
});
