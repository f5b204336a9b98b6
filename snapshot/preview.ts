import { z } from "zod";
import { HIDDEN, type Properties, Secret } from "../policies/kernel/resource.ts";
import { InputError } from "../register/input-error.ts";
import { engineResource, stackAndProject, toResource } from "./engine-resource.ts";
import { readJson } from "./read-json.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

/** What `pulumi preview --json` prints. Source: display.PreviewDigest. */
const previewDigest = z.looseObject({
  steps: z.array(z.looseObject({ op: z.string(), urn: z.string(), newState: engineResource.nullish() })),
  changeSummary: z.record(z.string(), z.number()).default({}),
});

/** The stack as the engine would leave it, from `pulumi preview --json --show-sames`. Throws `InputError`. */
export function planFromPreview(text: string, file: string): StackSnapshot {
  const command = '"pulumi preview --json --show-sames"';
  const { steps, changeSummary } = readJson(text, file, previewDigest, `the output of ${command}`);
  const shown = steps.filter(({ op }) => op === "same").length;
  if ((changeSummary.same ?? 0) > shown)
    throw InputError.at({ file }, `leaves out unchanged resources; make it with ${command}.`);
  const planned = new Map(steps.flatMap(({ urn, newState }) => (newState ? [[urn, newState] as const] : [])));
  const [first] = planned.keys();
  if (!first) throw InputError.at({ file }, "the preview plans no resource; preview the whole stack.");
  return {
    source: "preview",
    ...stackAndProject(first),
    resources: [...planned.values()].map((entry) => {
      const resource = toResource(entry);
      return {
        ...resource,
        inputs: blindSecrets(resource.inputs) as Properties,
        outputs: blindSecrets(resource.outputs) as Properties,
      };
    }),
    placeholders: [],
  };
}

/** The engine prints a secret as this text, so its content is not known here. */
function blindSecrets(value: unknown): unknown {
  if (value === "[secret]") return new Secret(HIDDEN);
  if (Array.isArray(value)) return value.map(blindSecrets);
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, blindSecrets(entry)]));
}
