import type { Rule } from "./rule.ts";

/** A named set of rules that `pulumi preview --policy-pack policies/<name>` loads. */
export interface Pack {
  readonly name: string;
  readonly description: string;
  readonly rules: readonly Rule[];
}
