import type { AssessedTerm } from "../../judge/assessment.ts";
import type { Verdict } from "../../judge/verdict.ts";

export const ink = "#1e2226";
export const quiet = "#565d66";
export const line = "#d9d5cb";
export const marginFill = "#e4efe8";

/** Told apart by lightness as well as by hue, so that a print in grey still reads. */
export const phases: Readonly<
  Record<NonNullable<AssessedTerm["phase"]>, { readonly fill: string; readonly label: string }>
> = {
  age: { fill: "#1f5673", label: "age when due" },
  job: { fill: "#6a9fba", label: "wait for the job, missed runs, run" },
  request: { fill: "#c98a5a", label: "until deletion is asked for" },
  history: { fill: "#a9c9d8", label: "Neon's history" },
  removal: { fill: "#8fb3a5", label: "removal by R2" },
  vendor: { fill: "#dcb46b", label: "vendor's own period" },
};

/** Drawn over the last term of a copy that nobody has proven. */
export const unproven = { id: "retention-timeline-unproven", label: "hatched: not proven" } as const;

const unverified = { fill: "#8a5200", shape: "M0 -4.8L4.8 0L0 4.8L-4.8 0Z" };
const broken = { fill: "#a3242b", shape: "M-4 -4L4 4M4 -4L-4 4" };
/** The same signs as the report page's. */
const verdicts: Readonly<Partial<Record<Verdict, { readonly fill: string; readonly shape: string }>>> = {
  met: { fill: "#1f6b45", shape: "M-4.5 0.2L-1.4 3.4L4.6 -3.4" },
  gap: { fill: "#8a5200", shape: "M0 -4.2A4.2 4.2 0 1 1 -0.01 -4.2" },
  contradicted: broken,
  declared: { fill: "#8a5200", shape: "M-4.2 0A4.2 4.2 0 0 1 0 -4.2M4.2 0A4.2 4.2 0 0 1 0 4.2" },
  unverified,
  violated: broken,
};

/** How a verdict is marked; one that copies do not have looks unverified. */
export function markOf(verdict: Verdict): { readonly fill: string; readonly shape: string } {
  return verdicts[verdict] ?? unverified;
}
