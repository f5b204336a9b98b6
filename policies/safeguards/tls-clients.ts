import { clause } from "../../register/clauses.ts";
import { NotApplicable, type Reading, type Subject } from "../kernel/subject.ts";

/** The one value of NODE_OPTIONS under which Node, and so node-postgres, refuses whatever is older than promised. */
export function refusingOptions(): string {
  return `--tls-min-v${clause("transit-encryption").requires.minTlsVersion}`;
}

/**
 * NODE_OPTIONS of what holds variables. Throws `NotApplicable` where none is declared: the code may still refuse an
 * older version by itself, which no source shows.
 */
export function nodeOptionsOf(holder: Subject): Reading {
  const options = holder.read("envVars.NODE_OPTIONS.value");
  if (options.origin === "absent")
    throw new NotApplicable("NODE_OPTIONS is omitted, so only the code decides which TLS it refuses.");
  return options;
}
