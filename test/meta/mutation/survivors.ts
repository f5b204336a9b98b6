import { z } from "zod";
import { formatPlace } from "../../../register/input-error.ts";
import { readYaml } from "../../../register/read-yaml.ts";
import type { Mutant } from "./mutants.ts";

const texts = z.array(z.string()).min(1);
const survivors = z.array(
  z.strictObject({
    kind: z.enum([
      "equivalent",
      "no promise",
      "operational",
      "owner's fact",
      "refused elsewhere",
      "left open",
    ]),
    reason: z.string().regex(/^[A-Z].*\.$/, "is no sentence"),
    survivors: z
      .array(z.strictObject({ type: z.string(), on: texts.optional(), at: texts, mutations: texts }))
      .min(1),
  }),
);

type Weakened = Pick<Mutant, "type" | "on" | "path" | "mutation">;

/** How a weakening is named in this test. */
export function nameOf({ type, on, path, mutation }: Weakened): string {
  return `${type} ${on} ${path} ${mutation}`;
}

/** An entry of survivors.yaml, where it stands, and the weakenings that it excuses. */
export interface Excuse {
  readonly place: string;
  readonly names: readonly string[];
}

/** What survivors.yaml excuses, of what exists. A weakening that is named without existing stays as it is written. */
export function excuses(mutants: readonly Weakened[]): Excuse[] {
  const resources = new Map<string, string[]>();
  for (const { type, on, path, mutation } of mutants) {
    const key = `${type} ${path} ${mutation}`;
    resources.set(key, [...new Set([...(resources.get(key) ?? []), on])]);
  }
  const { value, place } = readYaml(new URL("survivors.yaml", import.meta.url), survivors);
  return value.flatMap((group, nth) =>
    group.survivors.map(({ type, on, at, mutations }, index) => ({
      place: formatPlace(place([nth, "survivors", index])),
      names: at.flatMap((path) =>
        mutations.flatMap((mutation) =>
          (on ?? resources.get(`${type} ${path} ${mutation}`) ?? ["nothing"]).map((name) =>
            nameOf({ type, on: name, path, mutation }),
          ),
        ),
      ),
    })),
  );
}

/** What to do about excuses of weakenings that a rule has come to notice, or that are gone: a line an entry. */
export function outdated(list: readonly Excuse[], surviving: ReadonlySet<string>): string[] {
  return list.flatMap(({ place, names }) => {
    const noticed = names.filter((name) => !surviving.has(name));
    if (noticed.length === 0) return [];
    if (noticed.length === names.length) return [`remove the entry at ${place}: ${noticed.join("; ")}`];
    return [`at ${place} take out, and keep the rest: ${noticed.join("; ")}`];
  });
}
