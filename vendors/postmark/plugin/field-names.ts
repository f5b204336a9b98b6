import { isRecord, type Values } from "./values.ts";

/** `trackOpens` as the API writes it: `TrackOpens`. At every depth of objects. */
export function toApiNames(value: unknown): unknown {
  return rename(value, (name) => name.charAt(0).toUpperCase() + name.slice(1));
}

/** `TrackOpens` as a resource writes it: `trackOpens`. At every depth of objects. */
export function fromApiNames(value: object): Values {
  const renamed = rename(value, (name) => name.charAt(0).toLowerCase() + name.slice(1));
  return isRecord(renamed) ? renamed : {};
}

function rename(value: unknown, change: (name: string) => string): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [change(name), rename(inner, change)]),
  );
}

/** Those of `values` that `names` names and that hold something: Postmark says "" or null for nothing. */
export function pickPresent(values: Values, names: Iterable<string>): Values {
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = values[name];
      return value === undefined || value === null || value === "" ? [] : [[name, value]];
    }),
  );
}
