import { readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import { readYaml } from "../register/read-yaml.ts";

const projectFile = z.record(z.string(), z.unknown());

/** What the engine runs, as far as Pulumi.yaml says it: this program, as Node runs it, with this one plugin. */
const required: Readonly<Record<string, unknown>> = {
  runtime: { name: "nodejs", options: { typescript: false } },
  main: "infra/index.ts",
  plugins: { providers: [{ name: "postmark", path: "vendors/postmark/plugin" }] },
};
const saysNothingOfTheStack: ReadonlySet<string> = new Set(["description", "author", "license", "website"]);

/**
 * The project's name. Throws `InputError` where the file makes the engine run something else than what is judged:
 * another program, runtime, plugin or backend, or any key that this does not know.
 */
export function readProjectName(file = new URL("../Pulumi.yaml", import.meta.url)): string {
  refuseOtherProjects(new URL(".", file));
  const { value, place } = readYaml(file, projectFile);
  const { name, ...others } = value;
  if (typeof name !== "string" || name === "")
    throw InputError.at(place(["name"]), "has no name; the stack's URNs begin with it.");
  const names = new Set([...Object.keys(required), ...Object.keys(others)]);
  const changed = [...names].filter(
    (key) => !saysNothingOfTheStack.has(key) && !isDeepStrictEqual(others[key], required[key]),
  );
  const [first] = changed;
  if (first === undefined) return name;
  const wanted = first in required ? `write ${JSON.stringify(required[first])}` : "remove it";
  throw InputError.at(
    place([first]),
    `${first} makes the engine run something else than the program that is judged; ${wanted}.`,
  );
}

/** Files that the engine would read in place of those that are judged, or that would change how Node loads the program. */
const others: readonly (readonly [folder: string, pattern: RegExp])[] = [
  [".", /^pulumi(\..+)?\.(yml|json)$/i],
  ["infra/", /^(pulumi(\..+)?\.(ya?ml|json)|package\.json|node_modules)$/i],
];

function refuseOtherProjects(root: URL): void {
  for (const [folder, pattern] of others)
    for (const name of namesIn(new URL(folder, root)))
      if (pattern.test(name))
        throw InputError.at(
          { file: folder === "." ? name : folder + name },
          "would be read in place of what is judged; remove it.",
        );
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
