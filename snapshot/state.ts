import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import { engineResource, stackAndProject, toResource } from "./engine-resource.ts";
import { readJson } from "./read-json.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

const stackExport = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({ resources: z.array(engineResource) }),
});

/** The applied stack, from the text of `pulumi stack export`. `file` is the name that messages use. Throws `InputError`. */
export function planFromState(text: string, file: string): StackSnapshot {
  const expected = 'a stack export (make one with "pulumi stack export --file state.json")';
  const { deployment } = readJson(text, file, stackExport, expected);
  const [first] = deployment.resources;
  if (!first)
    throw InputError.at({ file }, "the stack has no resources; export a stack that has been applied.");
  return {
    source: "state",
    ...stackAndProject(first.urn),
    resources: deployment.resources.map(toResource),
    placeholders: [],
  };
}
