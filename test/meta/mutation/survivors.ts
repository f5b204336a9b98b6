import { z } from "zod";
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

/** The weakenings that survivors.yaml excuses, of those that exist. One that is named without existing stays as it is written. */
export function reviewed(mutants: readonly Weakened[]): string[] {
  const names = new Map<string, string[]>();
  for (const { type, on, path, mutation } of mutants) {
    const key = `${type} ${path} ${mutation}`;
    names.set(key, [...new Set([...(names.get(key) ?? []), on])]);
  }
  const { value } = readYaml(new URL("survivors.yaml", import.meta.url), survivors);
  return value
    .flatMap((group) => group.survivors)
    .flatMap(({ type, on, at, mutations }) =>
      at.flatMap((path) =>
        mutations.flatMap((mutation) => {
          const resources = on ?? names.get(`${type} ${path} ${mutation}`) ?? ["nothing"];
          return resources.map((name) => nameOf({ type, on: name, path, mutation }));
        }),
      ),
    );
}
