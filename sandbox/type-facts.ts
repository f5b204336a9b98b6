import { bridgedPackages, readFacts } from "../vendors/binding/facts.ts";

/** What the real provider's schema says of a type, as far as the sandbox needs it. */
export interface TypeFacts {
  readonly inputs: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly outputs: ReadonlySet<string>;
  readonly secretOutputs: ReadonlySet<string>;
  readonly replaceOnChange: ReadonlySet<string>;
}

let known: ReadonlyMap<string, TypeFacts> | undefined;

/** The facts of a type of a bridged provider; undefined for the others, whose facts are not recorded. */
export function factsOf(type: string): TypeFacts | undefined {
  known ??= readAll();
  return known.get(type);
}

function readAll(): ReadonlyMap<string, TypeFacts> {
  const entries = [...bridgedPackages].flatMap((name) =>
    Object.entries(readFacts(name).resources).map(([type, { inputs, outputs, replaces }]) => {
      const facts: TypeFacts = {
        inputs: new Set(Object.keys(inputs)),
        required: Object.keys(inputs).filter((input) => !inputs[input]?.optional),
        outputs: new Set(Object.keys(outputs)),
        secretOutputs: new Set(
          Object.entries(outputs).flatMap(([name, shape]) => (isSecret(shape) ? [name] : [])),
        ),
        replaceOnChange: new Set(replaces),
      };
      return [type, facts] as const;
    }),
  );
  return new Map(entries);
}

function isSecret(shape: object): boolean {
  return "secret" in shape && shape.secret === true;
}
