import type { Resource } from "../policies/kernel/resource.ts";
import type { ChangeStep } from "../snapshot/change-step.ts";
import { engineResource, toResource } from "../snapshot/engine-resource.ts";
import type { EngineStep } from "./events.ts";

/** The engine's steps as the judgement of changes reads them. */
export function changeSteps(steps: readonly EngineStep[]): ChangeStep[] {
  return steps.map((step) => {
    const before = resourceOf(step.old);
    const after = resourceOf(step.new);
    return { op: step.op, urn: step.urn, ...(before && { before }), ...(after && { after }) };
  });
}

function resourceOf(state: EngineStep["new"]): Resource | undefined {
  return state ? toResource(engineResource.parse(state)) : undefined;
}
