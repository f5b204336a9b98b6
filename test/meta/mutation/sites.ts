import { type Properties, Secret, type Value } from "../../../policies/kernel/resource.ts";

type Step = string | number;

/** One place inside a resource's inputs: a scalar, a list, an item of one, an object. */
export interface Site {
  readonly steps: readonly Step[];
  /** `rules[].allowed.origins[]`: the place without the numbers of items. */
  readonly path: string;
  readonly value: Value;
}

/** Every place below the inputs, outer before inner. What a secret holds is a place, the mark belongs to it. */
export function sitesOf(inputs: Properties): Site[] {
  return Object.entries(inputs).flatMap(([name, value]) => below({ steps: [name], path: name, value }));
}

function below(site: Site): Site[] {
  const { steps, path, value } = site;
  const content = contentOf(value);
  if (Array.isArray(content))
    return [
      site,
      ...content.flatMap((item: Value, index) =>
        below({ steps: [...steps, index], path: `${path}[]`, value: item }),
      ),
    ];
  if (typeof content !== "object" || content === null) return [site];
  const entries = Object.entries(content as Properties);
  return [
    site,
    ...entries.flatMap(([name, entry]) =>
      below({ steps: [...steps, name], path: `${path}.${name}`, value: entry }),
    ),
  ];
}

/** The inputs with another value at a place, or without it where the value is undefined. */
export function withValue(inputs: Properties, steps: readonly Step[], value: Value | undefined): Properties {
  return replace(inputs, steps, value) as Properties;
}

function replace(here: Value, [step, ...rest]: readonly Step[], value: Value | undefined): Value | undefined {
  if (step === undefined) return value;
  if (here instanceof Secret) return new Secret(replace(here.value, [step, ...rest], value) ?? null);
  if (Array.isArray(here)) {
    const changed = replace(here[Number(step)], rest, value);
    return here.flatMap((item: Value, index) => {
      if (index !== step) return [item];
      return changed === undefined ? [] : [changed];
    });
  }
  const { [step]: inner = null, ...others } = here as Properties;
  const changed = replace(inner, rest, value);
  return (changed === undefined ? others : { ...others, [step]: changed }) as Properties;
}

/** The value behind the mark of a secret. */
export function contentOf(value: Value): Exclude<Value, Secret> {
  return value instanceof Secret ? contentOf(value.value) : value;
}
