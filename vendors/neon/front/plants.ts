import type { JsonObject } from "../../simulation/json.ts";
import { asNamed, first, firstId, type Plant, unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { deletedBranch, keptSnapshot } from "./branches.ts";
import { deletedProject, unavailableProject } from "./projects.ts";

const { neon } = types;

const ofProject = (type: string, inputs: (name: string, branch: string) => JsonObject): Plant => ({
  type,
  inputs: (name, store) => ({
    projectId: firstId(store, neon.project),
    ...inputs(name, first(store, neon.project, "defaultBranchId")),
  }),
});

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  project: {
    type: neon.project,
    inputs: (name, store) => ({
      name,
      orgId: first(store, neon.project, "orgId"),
      regionId: "aws-us-east-1",
    }),
  },
  branch: {
    type: neon.branch,
    inputs: (name, store) => ({ name, projectId: firstId(store, neon.project) }),
  },
  database: ofProject(neon.database, (name, branchId) => ({ name, branchId, ownerName: name })),
  role: ofProject(neon.role, (name, branchId) => ({ name, branchId })),
  compute: ofProject(neon.endpoint, (name, branchId) => ({ branchId, host: `${name}.neon.tech` })),
  share: ofProject(neon.projectPermission, (name) => ({ grantee: `${name}@example.invalid` })),
  "key-set": ofProject(neon.jwksUrl, (name) => ({
    jwksUrl: `https://${name}.example.invalid/jwks.json`,
    providerName: name,
  })),
  "private-network": ofProject(neon.vpcEndpointRestriction, (name) => ({ vpcEndpointId: name })),
  bucket: ofProject(unused("neon", "bucket"), (name, branchId) => ({ name, branchId })),
  function: ofProject(unused("neon", "function"), (name, branchId) => ({ name, branchId })),
  auth: ofProject(unused("neon", "auth"), (_, branchId) => ({ branchId })),
  snapshot: { kind: keptSnapshot, owner: (store) => firstId(store, neon.project), id: asNamed },
  "deleted-branch": { kind: deletedBranch, owner: (store) => firstId(store, neon.project), id: asNamed },
  "deleted-project": {
    kind: deletedProject,
    owner: (store) => first(store, neon.project, "orgId"),
    id: asNamed,
    properties: { name: "deleted", regionId: "aws-us-east-1", pgVersion: 17 },
  },
  "unavailable-project": {
    kind: unavailableProject,
    owner: (store) => first(store, neon.project, "orgId"),
    id: asNamed,
  },
};
