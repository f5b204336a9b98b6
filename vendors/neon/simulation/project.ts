import { neonHost } from "../../given-forms.ts";
import type { Behaviour } from "../../simulation/behaviour.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** Longest history that the API accepts, in seconds (30 days). */
const longestHistory = 2_592_000;

/** A project with its default branch, role and database. */
export const project: Behaviour = {
  type: types.neon.project,
  id: () => madeUp("sandbox-project-", 8),
  computed(inputs, id) {
    const branch = isObject(inputs.branch) ? inputs.branch : {};
    const host = neonHost(`ep-${id}`, textAt(inputs, "regionId"));
    const user = textAt(branch, "roleName") || "neondb_owner";
    const database = textAt(branch, "databaseName") || "neondb";
    const password = madeUp("npg_");
    return {
      databaseHost: host,
      databaseHostPooler: host.replace(".", "-pooler."),
      databaseName: database,
      databaseUser: user,
      databasePassword: password,
      connectionUri: `postgres://${user}:${password}@${host}/${database}?sslmode=require`,
      connectionUriPooler: `postgres://${user}:${password}@${host.replace(".", "-pooler.")}/${database}?sslmode=require`,
      defaultBranchId: `br-${id}`,
      defaultEndpointId: `ep-${id}`,
    };
  },
  refuseCreate: historyTooLong,
  refuseUpdate(before, after) {
    for (const [property, what] of irreversible)
      if (before[property] === "yes" && after[property] !== "yes")
        return `Neon cannot take ${what} back once it is on (${property})`;
    return historyTooLong(after);
  },
  refuseDelete({ id, properties }, vendor) {
    if (properties.defaultBranchProtected === true && !vendor.granted("neon-branches-unprotected"))
      return `Neon deletes no project whose branch is protected: ${id}, default branch`;
    const guarded = vendor
      .ofType(types.neon.branch)
      .find(({ properties: branch }) => branch.projectId === id && branch.protected === "yes");
    return guarded && `Neon deletes no project whose branch is protected: ${id}, branch ${guarded.id}`;
  },
};

const irreversible = [
  ["hipaa", "the health-data mode"],
  ["enableLogicalReplication", "logical replication"],
] as const;

function historyTooLong({ historyRetentionSeconds }: JsonObject): string | undefined {
  return typeof historyRetentionSeconds === "number" && historyRetentionSeconds > longestHistory
    ? `Neon keeps history for ${longestHistory} s at most; ${historyRetentionSeconds} s was asked for`
    : undefined;
}
