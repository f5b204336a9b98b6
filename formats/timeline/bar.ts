import type { AssessedCopy, AssessedTerm, Span } from "../../judge/assessment.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { inWords, lengthOf } from "../../register/duration.ts";
import { escapeMarkup } from "../markup/escape.ts";
import { ink, marginFill, markOf, phases, quiet, unproven } from "./palette.ts";
import { element, type Svg } from "./svg.ts";

/** Where bars stand: the trigger, the documented period, and the edge that longer copies run over. All in pixels. */
export const axis = { trigger: 284, documented: 706, edge: 768 } as const;
export const barHeight = 13;

/** One copy as a bar of its terms against the documented period, which every bar is scaled to. */
export function bar({ terms, total, verdict }: AssessedCopy, documented: number | null, y: number): Svg {
  if (documented === null) return openBar("the vendor's own policy", y);
  if (total === null) return openBar("unknown", y);
  const life = lengthOf(total);
  const scale = (axis.documented - axis.trigger) / documented;
  const end = Math.min(axis.trigger + life * scale, axis.edge);
  const margin = axis.documented - end;
  return [
    margin > 0.5 ? rectangle(end, margin, y, { fill: marginFill }) : "",
    ...segments(terms, scale, y, verdict === "gap"),
    end > axis.documented ? beyond(end, verdict, y) : "",
    life * scale > axis.edge - axis.trigger ? torn(y) : "",
  ].join("");
}

function segments(terms: readonly AssessedTerm[], scale: number, y: number, isGap: boolean): Svg[] {
  let from: number = axis.trigger;
  return terms.map((term, index) => {
    const to = Math.min(from + drawn(term.seconds) * scale, axis.edge);
    const shape = to - from < 0.05 ? "" : segment(term, from, to - from, y);
    const hatch = isGap && index === terms.length - 1;
    const hatched = hatch ? rectangle(from, to - from, y, { fill: `url(#${unproven.id})` }) : "";
    from = to;
    return shape + hatched;
  });
}

/** What is unknown has no length. */
function drawn(seconds: Span): number {
  return seconds === null ? 0 : lengthOf(seconds);
}

function segment(
  { label, seconds, source, phase = "vendor" }: AssessedTerm,
  x: number,
  width: number,
  y: number,
) {
  const tip = element("title", {}, escapeMarkup(`${inWords(seconds)} ${label} (${source})`));
  // A hair of white between terms, where they are wide enough to spare it.
  const hair = x > axis.trigger + 4 && width > 4 ? 1 : 0;
  return rectangle(x + hair, width - hair, y, { fill: phases[phase].fill }, tip);
}

/** The part beyond the documented period, framed in the colour of its verdict. */
function beyond(end: number, verdict: Verdict, y: number): Svg {
  const frame = { fill: "none", stroke: markOf(verdict).fill, "stroke-width": 1.5 };
  return rectangle(axis.documented, end - axis.documented, y, frame);
}

/** A copy that runs on beyond the picture. */
function torn(y: number): Svg {
  const zigzag = [0, 1, 2, 3].map((step) => `l${step % 2 === 0 ? 4 : -4} ${barHeight / 4}`).join("");
  const cut = { d: `M${axis.edge - 8} ${y}${zigzag}`, fill: "none", stroke: "#ffffff", "stroke-width": 2.5 };
  return element("path", cut);
}

function openBar(words: string, y: number): Svg {
  const frame = { fill: "none", stroke: quiet, "stroke-width": 1, "stroke-dasharray": "4 3" };
  const x = axis.trigger + 10;
  return (
    rectangle(axis.trigger, axis.edge - axis.trigger, y, frame) +
    element("text", { x, y: y + barHeight - 3, "font-size": 10.5, fill: ink }, escapeMarkup(words))
  );
}

function rectangle(
  x: number,
  width: number,
  y: number,
  paint: Readonly<Record<string, string | number>>,
  ...children: readonly Svg[]
): Svg {
  return element("rect", { x, y, width, height: barHeight, ...paint }, ...children);
}
