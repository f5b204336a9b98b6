/**
 * What the rules know of a vendor's inputs. A place is a path inside a resource's inputs: `[]` stands for an item of a
 * list, `{}` for an entry of a map, a last `*` for whatever is below. A place that is in no table is refused by
 * `resource-input-judged`, as a type that is in `types.ts` in vain is: a new switch of a vendor must be read first.
 */
export interface JudgedInputs {
  /** Types that a rule refuses whatever they are given, by the rule. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
  readonly judged: readonly JudgedTypes[];
}

interface JudgedTypes {
  readonly types: readonly string[];
  /** Places by the rule that reads them. */
  readonly readBy?: Readonly<Record<string, readonly string[]>>;
  /** Places that can break no promise, by the reason why. */
  readonly harmless?: Readonly<Record<string, readonly string[]>>;
}
