import { books } from "./read-books.ts";
import type { Variable } from "./schema.ts";

const placeholder = "<number>";
const counted = new Map<string, Variable | undefined>();

/**
 * What the register says of an environment variable, `<number>` filled in; undefined for one that is on no list.
 * Letters count as they stand: `pghost` is another variable than `PGHOST`.
 */
export function variableCalled(name: string): Variable | undefined {
  if (!counted.has(name)) counted.set(name, find(name));
  return counted.get(name);
}

/** Whether a text is of the form that the register gives to the variable, and so no address however it looks. */
export function hasItsFormat(name: string, text: string): boolean {
  const format = variableCalled(name)?.format;
  return format !== undefined && new RegExp(format).test(text);
}

function find(name: string): Variable | undefined {
  const { variables } = books().environment.value;
  const exact = variables.find((variable) => variable.name === name);
  if (exact) return exact;
  const [, head = "", number = ""] = /^(.*?)([0-9]+)$/.exec(name) ?? [];
  const pattern = number && variables.find((variable) => variable.name === head + placeholder);
  if (!pattern) return undefined;
  const { from } = pattern;
  return {
    ...pattern,
    name,
    ...(from && { from: { ...from, ...(from.name && { name: from.name.replace(placeholder, number) }) } }),
  };
}
