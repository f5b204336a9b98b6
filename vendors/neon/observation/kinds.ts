import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

/** What no provider declares: what Neon keeps beside a project's branches. */
export const unknownToProviders = {
  snapshot: "neon:index/snapshot:Snapshot",
  deletedBranch: "neon:index/deletedBranch:DeletedBranch",
  deletedProject: "neon:index/deletedProject:DeletedProject",
  bucket: "neon:index/bucket:Bucket",
  function: "neon:index/function:Function",
  auth: "neon:index/auth:Auth",
} as const;

const { neon } = types;
const { snapshot, deletedBranch, deletedProject, bucket, function: func, auth } = unknownToProviders;

const inBranch = { identity: ["projectId", "branchId", "name"], single: true } as const;

export const kinds: Readonly<Record<string, Kind>> = {
  [neon.project]: { called: "Neon project", holds: "data", identity: ["orgId", "name"] },
  [neon.branch]: { called: "Neon branch", holds: "data", identity: ["projectId", "name"], single: true },
  [neon.database]: { called: "Neon database", holds: "data", ...inBranch },
  [neon.role]: { called: "Neon role", holds: "way-out", ...inBranch },
  [neon.endpoint]: { called: "Neon compute", holds: "setting", identity: ["projectId", "branchId"] },
  [neon.projectPermission]: { called: "share of a Neon project", holds: "way-out", identity: [] },
  [neon.jwksUrl]: { called: "Neon key set", holds: "way-out", identity: ["projectId", "jwksUrl"] },
  [neon.vpcEndpointRestriction]: {
    called: "Neon private network",
    holds: "setting",
    identity: ["projectId", "vpcEndpointId"],
    single: true,
  },
  [snapshot]: { called: "Neon snapshot", holds: "data", identity: [] },
  [deletedBranch]: { called: "deleted Neon branch", holds: "data", identity: [], preview: true },
  [deletedProject]: { called: "deleted Neon project", holds: "data", identity: [] },
  [bucket]: { called: "Neon bucket", holds: "data", identity: [], preview: true },
  [auth]: { called: "Neon Auth", holds: "data", identity: [] },
  [func]: { called: "Neon function", holds: "way-out", identity: [], preview: true },
};
