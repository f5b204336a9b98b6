import { bridged } from "../binding/bridge.ts";
import { providerClass, resourceClass } from "../binding/resource-class.ts";
import { flag, number, object, oneOf, secretText, text } from "../binding/shape.ts";
import { sources } from "../sources.ts";
import { types } from "../types.ts";

/** The community's provider: the only one that declares how long history is kept. */
export const terraform = { package: "neon", ...sources.neon } as const;

/** The provider writes its switches as words; a boolean is refused. */
const yesOrNo = oneOf("yes", "no");

export const providerShape = { package: terraform.package, inputs: { apiKey: secretText } } as const;

export const projectShape = {
  token: types.neon.project,
  inputs: {
    name: text,
    orgId: text,
    regionId: text,
    pgVersion: number,
    historyRetentionSeconds: number,
    defaultBranchProtected: flag,
    storePassword: yesOrNo,
    enableLogicalReplication: yesOrNo,
    branch: object({ name: text, roleName: text, databaseName: text }),
    defaultEndpointSettings: object({ suspendTimeoutSeconds: number }),
  },
  outputs: {
    databaseHost: text,
    defaultBranchId: text,
  },
} as const;

export const roleShape = {
  token: types.neon.role,
  inputs: { projectId: text, branchId: text, name: text },
  outputs: { name: text, password: secretText },
} as const;

export const databaseShape = {
  token: types.neon.database,
  inputs: { projectId: text, branchId: text, name: text, ownerName: text },
  outputs: {},
} as const;

const reference = bridged(terraform);
export const NeonProvider = providerClass(providerShape, reference);
export const Project = resourceClass(projectShape, reference);
export const Role = resourceClass(roleShape, reference);
export const Database = resourceClass(databaseShape, reference);
