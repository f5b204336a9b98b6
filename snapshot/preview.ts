import { z } from "zod";
import { HIDDEN, type Properties, type Resource, Secret, type Value } from "../policies/kernel/resource.ts";
import { InputError } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import type { ChangeStep } from "./change-step.ts";
import { type EngineResource, engineResource, toResource } from "./engine-resource.ts";
import { withLiteralLinks } from "./literal-links.ts";
import { readJson } from "./read-json.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

/** What `pulumi preview --json` prints. Source: display.PreviewDigest. */
const previewDigest = z.looseObject({
  steps: z.array(
    z.looseObject({
      op: z.string(),
      urn: z.string(),
      oldState: engineResource.nullish(),
      newState: engineResource.nullish(),
    }),
  ),
  diagnostics: z
    .array(z.looseObject({ urn: z.string().optional(), message: z.string(), severity: z.string() }))
    .nullish(),
  changeSummary: z.record(z.string(), z.number()).default({}),
  maybeCorrupt: z.boolean().default(false),
});
type PreviewDigest = z.infer<typeof previewDigest>;
type Step = PreviewDigest["steps"][number];

const command = '"pulumi preview --json --show-sames"';

/** The stack as the engine would leave it, and how it would get there. Throws `InputError`. */
export function planFromPreview(text: string, file: string): StackSnapshot {
  const digest = readJson(text, file, previewDigest, `the output of ${command}`);
  refuseFailed(digest, file);
  refuseIncomplete(digest, file);
  refuseStrange(digest, file);
  const planned = plannedResources(digest.steps);
  const [first] = planned;
  if (!first) throw InputError.at({ file }, "the preview plans no resource; preview the whole stack.");
  const { stack, project } = readUrn(first.urn);
  return {
    source: "preview",
    stack,
    project,
    file,
    resources: withLiteralLinks(planned),
    placeholders: [],
    changes: digest.steps.map(changeStep),
  };
}

/** A preview that ended with an error stopped somewhere: what it would have shown after that is not known. */
function refuseFailed({ diagnostics, maybeCorrupt }: PreviewDigest, file: string): void {
  const errors = (diagnostics ?? []).filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first && !maybeCorrupt) return;
  const name = readUrn(first?.urn ?? "").name;
  const said = first?.message.trim().split("\n", 1)[0]?.slice(0, 200);
  const why = first ? `${name ? `${name}: ` : ""}${said}` : "the engine lost some of its events";
  throw InputError.at({ file }, `is of a preview that failed (${why}); make one that ends without an error.`);
}

function refuseIncomplete({ steps, changeSummary }: PreviewDigest, file: string): void {
  const shown = Map.groupBy(steps, ({ op }) => op);
  const lacking = Object.entries(changeSummary).filter(([op, count]) => count > (shown.get(op)?.length ?? 0));
  const [first] = lacking;
  if (!first) return;
  const what = first[0] === "same" ? "unchanged resources" : `${first[1]} of the kind "${first[0]}"`;
  throw InputError.at({ file }, `leaves out ${what}; make it with ${command}.`);
}

/** What steps can do. Source: Pulumi, pkg/resource/deploy/step.go, the constants of StepOp. */
const knownSteps: ReadonlySet<string> = new Set([
  ...["same", "create", "update", "delete", "replace", "create-replacement", "delete-replaced"],
  ...["read", "read-replacement", "refresh", "discard", "read-discard", "discard-replaced"],
  ...["remove-pending-replace", "import", "import-replacement", "diff", "extend-parameterize"],
]);

/** A step that does what nobody knows, or that shows another resource than it names, shows nothing. */
function refuseStrange({ steps }: PreviewDigest, file: string): void {
  for (const { op, urn, newState } of steps) {
    if (!knownSteps.has(op))
      throw InputError.at({ file }, `has a step "${op}", which is not known here; make it with ${command}.`);
    // What was before may have had another name; what will be has this one.
    if (newState && newState.urn !== urn)
      throw InputError.at(
        { file },
        `has a step of ${readUrn(urn).name} that shows ${readUrn(newState.urn).name}; make it with ${command}.`,
      );
  }
}

/**
 * Every state that a step would bring about, in the order of the steps. Steps of one resource that would leave it
 * different are both judged: the engine makes the first of them too.
 */
function plannedResources(steps: readonly Step[]): Resource[] {
  const seen = new Map<string, Set<string>>();
  return steps.flatMap(({ op, urn, oldState, newState }) => {
    if (!newState || isRemoval(op)) return [];
    const known = seen.get(urn) ?? new Set();
    const content = JSON.stringify([newState.inputs, newState.protect, newState.provider]);
    if (known.has(content)) return [];
    seen.set(urn, known.add(content));
    return [blind(toResource(stays(op) && oldState ? withAnswers(newState, oldState) : newState))];
  });
}

/** Whether the object at the vendor is the same one afterwards, so that what its vendor answered still names it. */
function stays(op: string): boolean {
  return op === "same" || op === "update";
}

function withAnswers(after: EngineResource, before: EngineResource): EngineResource {
  return { ...after, id: after.id || before.id, outputs: { ...before.outputs, ...after.outputs } };
}

/** Steps whose resource is gone after them, whatever state they show. */
function isRemoval(op: string): boolean {
  return ["delete", "delete-replaced", "discard", "discard-replaced", "read-discard"].includes(op);
}

function changeStep({ op, urn, oldState, newState }: Step): ChangeStep {
  const resource = (state: EngineResource | null | undefined) => state && blind(toResource(state));
  const before = resource(oldState);
  const after = isRemoval(op) ? undefined : resource(newState);
  return { op, urn, ...(before && { before }), ...(after && { after }) };
}

function blind(resource: Resource): Resource {
  const blinded = (properties: Properties = {}) => blindSecrets(properties) as Properties;
  return { ...resource, inputs: blinded(resource.inputs), outputs: blinded(resource.outputs) };
}

/** The engine prints a secret as this text, so its content is not known here. */
function blindSecrets(value: Value): Value {
  if (value === "[secret]") return new Secret(HIDDEN);
  if (Array.isArray(value)) return value.map(blindSecrets);
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, blindSecrets(entry)]));
}
