import { expect, test } from "vitest";
import { sha256 } from "../../judge/canonical-json.ts";
import { provenanceOf, sourceListing } from "../../judge/provenance.ts";
import { context } from "../support/assessment.ts";

const sources = [
  { path: "Pulumi.prod.yaml", sha256: "a".repeat(64) },
  { path: "infra/components/database.ts", sha256: "b".repeat(64) },
  { path: "infra/index.ts", sha256: "c".repeat(64) },
  { path: "register/clauses.ts", sha256: "d".repeat(64) },
  { path: "register/register.yaml", sha256: "e".repeat(64) },
];

test("files at the top and of the register stand by themselves, code by its folder", () => {
  const { inputs } = provenanceOf({ ...context, sources });
  const listing = `${"b".repeat(64)}  infra/components/database.ts\n${"c".repeat(64)}  infra/index.ts\n`;
  expect(inputs).toEqual([
    { path: "Pulumi.prod.yaml", sha256: "a".repeat(64), files: 1 },
    { path: "infra/", sha256: sha256(listing), files: 2 },
    { path: "register/", sha256: sha256(`${"d".repeat(64)}  register/clauses.ts\n`), files: 1 },
    { path: "register/register.yaml", sha256: "e".repeat(64), files: 1 },
  ]);
});

test("the listing is what sha256sum writes", () => {
  expect(sourceListing(sources.slice(0, 1))).toBe(`${"a".repeat(64)}  Pulumi.prod.yaml\n`);
});
