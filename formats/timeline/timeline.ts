import type { AssessedCopy, AssessedPromise } from "../../judge/assessment.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { clauseById, clauseKind } from "../../register/clauses.ts";
import { inWords } from "../../register/duration.ts";
import type { RetentionClause } from "../../register/schema.ts";
import { escapeMarkup } from "../markup/escape.ts";
import { axis, bar, barHeight } from "./bar.ts";
import { ink, line, marginFill, markOf, phases, quiet, unproven } from "./palette.ts";
import { element, type Svg } from "./svg.ts";

const width = 1080;
const left = 24;
const figures = 786;
const copyStep = 22;
const rowGap = 20;
const headingStep = 25;
const top = 128;

/**
 * The life of every copy as a picture: one group a promise, one bar a copy, each scaled to its documented period, so
 * that one line down the page is the limit of all. The same rows give the same bytes.
 */
export function timelineSvg(promises: readonly Drawn[]): Svg {
  // A safeguard speaks of copies that should not be, and has no period to draw them against.
  const rows = promises.flatMap(rowOf).filter(({ clause }) => clauseKind(clauseById(clause)) === "retention");
  let y = top;
  const groups = rows.map((row) => {
    const group = element("g", {}, ...heading(row, y), ...copies(row, y + headingStep));
    y += headingStep + row.copies.length * copyStep + rowGap;
    return group;
  });
  const height = y + 4;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      "aria-labelledby": "retention-timeline-title retention-timeline-description",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    },
    element("title", { id: "retention-timeline-title" }, "How long each copy of personal data can live"),
    element("desc", { id: "retention-timeline-description" }, escapeMarkup(rows.map(inSentence).join(" "))),
    element("defs", {}, hatching()),
    element("rect", { x: 0, y: 0, width, height, rx: 6, fill: "#ffffff" }),
    ...legend(),
    ...limits(height),
    ...groups,
  );
}

type Drawn = Pick<AssessedPromise, "clause" | "documented" | "documentedSeconds" | "copies" | "verdict">;

/** A promise of retention with its verdict, against its copies, each with its own. */
interface Row {
  readonly clause: string;
  /** The promise's own words. */
  readonly words: string;
  readonly documented: number | null;
  readonly copies: readonly AssessedCopy[];
  readonly verdict: Verdict;
}

function rowOf({
  clause,
  documented: words,
  documentedSeconds: documented = null,
  copies,
  verdict,
}: Drawn): Row[] {
  return copies ? [{ clause, words, documented, copies, verdict }] : [];
}

/** The whole picture in words, for those who cannot see it. */
function inSentence({ clause, words, copies }: Row): string {
  const lives = copies.map(({ label, total, verdict }) => `${label} ${inWords(total)} (${verdict})`);
  return `${clauseById(clause).label}, documented ${words}: ${lives.join(", ")}.`;
}

function heading({ clause, words, verdict }: Row, y: number): Svg[] {
  const { label, trigger } = clauseById(clause) as RetentionClause;
  const period = trigger === "creation" ? `${words} after the record is made` : words;
  return [
    element("line", { x1: left, y1: y - 12, x2: width - left, y2: y - 12, stroke: line, "stroke-width": 1 }),
    text(left, y + 8, label, { "font-size": 14, "font-weight": 600 }),
    text(axis.trigger + 8, y + 8, period, { "font-size": 12, fill: quiet }),
    mark(figures + 5, y + 4, verdict),
    text(figures + 16, y + 8, verdict, { "font-size": 13, "font-weight": 600, fill: markOf(verdict).fill }),
  ];
}

function copies({ copies, documented }: Row, y: number): Svg[] {
  return copies.flatMap((copy, index) => {
    const at = y + index * copyStep;
    const baseline = at + barHeight - 3;
    return [
      text(left + 14, baseline, shortened(copy.label), { "font-size": 12 }),
      bar(copy, documented, at),
      mark(figures + 5, at + barHeight / 2, copy.verdict),
      text(figures + 16, baseline, inWords(copy.total), { "font-size": 12 }),
      text(width - left, baseline, marginOf(copy, documented), {
        "font-size": 11,
        fill: quiet,
        "text-anchor": "end",
      }),
    ];
  });
}

function marginOf({ total }: AssessedCopy, documented: number | null): string {
  if (documented === null || typeof total !== "number") return "";
  if (total === documented) return "exact";
  return total < documented ? `${inWords(documented - total)} left` : `${inWords(total - documented)} over`;
}

/** The trigger and the documented period, down the whole page. */
function limits(height: number): Svg[] {
  const rule = (x: number, dashes: string) =>
    element("line", {
      x1: x,
      y1: top - 26,
      x2: x,
      y2: height - 16,
      stroke: quiet,
      "stroke-width": 1,
      "stroke-dasharray": dashes,
    });
  const caption = { "font-size": 11, fill: quiet, "text-anchor": "middle" };
  return [
    rule(axis.trigger, "1 3"),
    rule(axis.documented, "5 3"),
    text(axis.trigger, top - 32, "trigger", caption),
    text(axis.documented, top - 32, "documented period", caption),
    text(figures, top - 32, "worst case", { ...caption, "text-anchor": "start" }),
    text(width - left, top - 32, "margin", { ...caption, "text-anchor": "end" }),
  ];
}

function legend(): Svg[] {
  const entries = [
    ...Object.values(phases).map(({ fill, label }) => ({ fills: [fill], label })),
    { fills: [phases.vendor.fill, `url(#${unproven.id})`], label: unproven.label },
    { fills: [marginFill], label: "margin" },
  ];
  let x = left;
  let y = 46;
  return [
    text(left, 30, "How long each copy can live", { "font-size": 18, "font-weight": 700 }),
    text(width - left, 30, "Each bar is scaled to its own documented period. Worst case, term by term.", {
      "font-size": 12,
      fill: quiet,
      "text-anchor": "end",
    }),
    ...entries.map(({ fills, label }) => {
      const length = 17 + label.length * 5.9;
      if (x + length > width - left) {
        x = left;
        y += 18;
      }
      const swatch = fills.map((fill) => element("rect", { x, y, width: 12, height: 12, fill })).join("");
      const entry = swatch + text(x + 17, y + 10, label, { "font-size": 11 });
      x += length + 25;
      return entry;
    }),
  ];
}

function hatching(): Svg {
  const size = { width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  const stroke = {
    x1: 0,
    y1: 0,
    x2: 0,
    y2: 5,
    stroke: "#ffffff",
    "stroke-width": 2.4,
    "stroke-opacity": 0.75,
  };
  return element("pattern", { id: unproven.id, ...size }, element("line", stroke));
}

function mark(x: number, y: number, verdict: Verdict): Svg {
  const { fill, shape } = markOf(verdict);
  const place = { d: shape, transform: `translate(${x} ${y})` };
  if (shape.endsWith("Z")) return element("path", { ...place, fill });
  return element("path", { ...place, fill: "none", stroke: fill, "stroke-width": 2 });
}

function text(x: number, y: number, words: string, style: Readonly<Record<string, string | number>>): Svg {
  return words === "" ? "" : element("text", { x, y, fill: ink, ...style }, escapeMarkup(words));
}

/** What fits beside the bars. */
function shortened(label: string): string {
  const most = 38;
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
