import { type Resource, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonResourceInDeclaredProject } from "../../../../policies/residency/rules/neon-resource-in-declared-project.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const project = resource(types.neon.project, {}, { name: "project" });
const stray = (property: string) =>
  `${property} comes from no Neon project of this stack, so nobody sees where the data is.`;

function database(from: Partial<Record<"projectId" | "branchId", Resource>>, inputs = {}): Resource {
  const propertyDependencies = Object.fromEntries(
    Object.entries(from).map(([property, { urn }]) => [property, [urn]]),
  );
  return resource(types.neon.database, { projectId: UNKNOWN, ...inputs }, { propertyDependencies });
}

describeRule(neonResourceInDeclaredProject, {
  pass: [
    [project, database({ projectId: project })],
    [project, database({ projectId: project, branchId: project }, { branchId: "br-quiet" })],
  ],
  fail: [
    { stack: [project, database({}, { projectId: "calm-sea" })], says: [stray("projectId")] },
    {
      stack: [project, database({ projectId: resource(types.neon.project, {}, { name: "gone" }) })],
      says: [stray("projectId")],
    },
    {
      stack: [project, database({ projectId: project }, { branchId: "br-of-another" })],
      says: [stray("branchId")],
    },
  ],
  omitted: [
    { stack: [project, database({}, { projectId: null })], says: [stray("projectId")] },
    {
      stack: [project],
      says: [
        "0 of at least 1 neon:index/database:Database or neon:index/role:Role or neon:index/branch:Branch or neon:index/endpoint:Endpoint or neon:index/jwksUrl:JwksUrl or neon:index/vpcEndpointRestriction:VpcEndpointRestriction declared.",
      ],
    },
  ],
  unknown: "An id that only the engine will know counts by what it comes from; the first pass shows it.",
});
