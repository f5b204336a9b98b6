import type { Resource } from "../policies/kernel/resource.ts";

/** A stack as declared or as applied, whatever it was read from. */
export interface StackSnapshot {
  /** program: planned in process; preview: the engine's JSON preview; state: `pulumi stack export`. */
  readonly source: "program" | "preview" | "state";
  readonly project: string;
  readonly stack: string;
  /** In the order of registration. */
  readonly resources: readonly Resource[];
  /** Configuration that the owner has not filled in yet, as `kaitalk:renderRepository`. Empty outside in-process plans. */
  readonly placeholders: readonly string[];
}
