import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oscalSet } from "../../support/oscal.ts";
import { missing, titled } from "../../support/tools.ts";

/** Where trestle looks for a document of each model. */
const places: Readonly<Record<string, string>> = {
  "law-catalog": "catalogs/law/catalog.json",
  "promise-catalog": "catalogs/promises/catalog.json",
  profile: "profiles/promises/profile.json",
  "mapping-collection": "mapping-collections/law/mapping-collection.json",
  "component-definition": "component-definitions/vendors/component-definition.json",
  "system-security-plan": "system-security-plans/stack/system-security-plan.json",
  "assessment-plan": "assessment-plans/stack/assessment-plan.json",
  "assessment-results": "assessment-results/stack/assessment-results.json",
  "plan-of-action-and-milestones": "plan-of-action-and-milestones/stack/plan-of-action-and-milestones.json",
};

const lacking = missing("trestle").map((command) => `${command} of compliance-trestle`);
describe.skipIf(lacking.length > 0)(titled("compliance-trestle", lacking), () => {
  let workspace = "";
  beforeAll(async () => {
    workspace = mkdtempSync(join(tmpdir(), "kaitalk-trestle-"));
    execFileSync("trestle", ["init"], { cwd: workspace, stdio: "ignore" });
    const { files } = await oscalSet();
    for (const { path, content } of files) {
      const name = basename(path);
      const place = join(workspace, places[basename(path, ".json")] ?? "");
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
      // Documents find each other in one folder, which for trestle is the root of its workspace.
      writeFileSync(join(workspace, name), content);
    }
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  const validate = (...options: string[]) =>
    execFileSync("trestle", ["validate", ...options], { cwd: workspace, encoding: "utf8", stdio: "pipe" });

  test("finds every document valid, and resolves the profile of the plan to its catalog", () => {
    const valid = validate("--all").match(/^VALID/gm) ?? [];
    expect(valid).toHaveLength(Object.keys(places).length);
  });

  test("finds a document invalid once a field is broken", () => {
    const place = join(workspace, "assessment-results/stack/assessment-results.json");
    const text = readFileSync(place, "utf8");
    writeFileSync(place, text.replace('"state": "satisfied"', '"state": "nearly"'));
    expect(() => validate("--file", place)).toThrow();
    writeFileSync(place, text);
    expect(validate("--file", place)).toContain("VALID");
  });
});
