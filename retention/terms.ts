import { toSeconds } from "../register/duration.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import type { Phase, Term } from "./copies.ts";

/** A term of the stack that has no end. */
export function endless(phase: Phase, label: string, source: string): Term {
  return { phase, label, seconds: Number.POSITIVE_INFINITY, source, of: "stack" };
}

/** A term whose time is a vendor fact's: its duration, no end where it is endless, unknown where it records neither. */
export function factTerm(phase: Phase, label: string, id: string): Term {
  const { duration, endless: never, certainty, words, cited } = vendorFact(id);
  const known = duration === undefined ? undefined : toSeconds(duration);
  const seconds = never ? Number.POSITIVE_INFINITY : known;
  return {
    phase,
    label,
    seconds,
    source: cited,
    of: "vendor",
    ...(certainty === "typical" && { typical: words ?? "typical" }),
  };
}
