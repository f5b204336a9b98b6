/** The rooms of the repository and the import directions between them. CONTRIBUTING's table is generated from the same list. */
const rooms = require("./rooms.json");

const directions = rooms.map(({ room, mayImport }) => {
  const forbidden = rooms
    .map((other) => other.room)
    .filter((name) => name !== room && !mayImport.includes(name));
  return {
    name: `${room}-imports-${mayImport.length ? mayImport.join("-") : "nothing-local"}`,
    comment: `${room}/ may import ${mayImport.length ? mayImport.join(", ") : "no other room"}.`,
    severity: "error",
    from: { path: `^${room}/` },
    to: { path: `^(${forbidden.concat("generate", "bench").join("|")})/` },
  };
});

module.exports = {
  forbidden: [
    ...directions,
    {
      name: "nothing-imports-test",
      comment: "Tests mirror the tree; the product never reads them.",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "no-cycles",
      comment: "A cycle has no first module to read.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "packs-load-no-provider-sdk",
      comment: "A provider SDK costs up to a second at start; a pack needs its types only.",
      severity: "error",
      from: { path: "^(policies|retention|register|judge)/" },
      to: { path: "node_modules/@pulumi/(aws|cloudflare|random)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-pack-entries-construct-packs",
      comment: "new PolicyPack() starts a server on import: only policies/<pack>/index.ts may load the SDK.",
      severity: "error",
      from: { pathNot: "^(policies/(kernel/sdk|[^/]+/index)\\.ts|test/policies/kernel/.*)$" },
      to: { path: "node_modules/@pulumi/policy", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-undeclared",
      comment: "Every package in use is declared in package.json.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "undetermined"], couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.sandbox|\\.stryker-tmp|coverage)/" },
    tsPreCompilationDeps: "specify",
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
