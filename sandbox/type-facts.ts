/** What the real provider's schema says of a type, as far as the sandbox needs it. */
export interface TypeFacts {
  readonly inputs: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly outputs: ReadonlySet<string>;
  readonly secretOutputs: ReadonlySet<string>;
  readonly replaceOnChange: ReadonlySet<string>;
}

export function factsOf(_type: string): TypeFacts | undefined {
  return undefined;
}
