import type { EngineStep } from "./events.ts";

/** One resource that an operation changes, and the paths of its properties that differ. */
export interface Change {
  readonly op: string;
  readonly urn: string;
  readonly paths: readonly string[];
}

const shown = ["create", "update", "delete", "replace", "refresh"];

/** What an operation changes, each resource once an operation; what stays the same is left out. */
export function changesOf(steps: readonly EngineStep[]): Change[] {
  const unique = new Map(
    steps
      .filter(({ op }) => shown.includes(op))
      .map(({ op, urn, detailedDiff }) => [
        `${op} ${urn}`,
        { op, urn, paths: Object.keys(detailedDiff ?? {}) },
      ]),
  );
  return [...unique.values()].filter(({ op, paths }) => op !== "refresh" || paths.length > 0);
}
