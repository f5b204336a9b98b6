import type { Behaviour } from "../../simulation/behaviour.ts";
import { isObject, type JsonObject } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** A project answers its environments with the ids under which services join them. */
export const project: Behaviour = {
  type: types.render.project,
  identity: ["name"],
  id: () => madeUp("prj-sandbox", 12),
  computed: (inputs, id) => ({ environments: withIds(inputs.environments, id) }),
  refuseDelete({ id, properties }, vendor) {
    const environments = isObject(properties.environments) ? Object.values(properties.environments) : [];
    const ids = environments.flatMap((environment) => (isObject(environment) ? [environment.id] : []));
    const inhabitant = vendor.all().find(({ properties: held }) => ids.includes(held.environmentId ?? null));
    return inhabitant && `Render deletes no project that still holds services: ${id} holds ${inhabitant.id}`;
  },
};

function withIds(environments: JsonObject[string] | undefined, project: string): JsonObject {
  if (!isObject(environments)) return {};
  return Object.fromEntries(
    Object.entries(environments).map(([key, environment]) => [
      key,
      isObject(environment) ? { ...environment, id: `evm-${project}-${key}` } : environment,
    ]),
  );
}
