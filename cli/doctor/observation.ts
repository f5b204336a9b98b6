import { readers } from "../../observe/readers.ts";
import type { Need } from "./need.ts";

/** The keys of `kaitalk observe`: pulumi up does not wait for them. Each with the narrowest that serves, and what it may do beyond. */
export async function observationNeeds(environment: NodeJS.ProcessEnv): Promise<Need[]> {
  const known = await Promise.all(Object.values(readers).map((load) => load()));
  return known.flatMap(({ vendor, keys }) =>
    keys.map(
      ({ variable, narrowest, mayAlso, where, optional }): Need => ({
        area: `Looking into the account of ${vendor}`,
        what: `${variable}${optional ? ", where more is to be seen" : ""}`,
        standing: environment[variable] ? "ready" : "confirm",
        next: environment[variable] ? "" : [narrowest, mayAlso, `${where}.`].filter(Boolean).join(" "),
      }),
    ),
  );
}
