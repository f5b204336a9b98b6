import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { beforeAll, expect, test } from "vitest";
import { sha256 } from "../../judge/canonical-json.ts";
import type { Context } from "../../judge/context.ts";
import { evidenceOf } from "../../judge/evidence.ts";
import { judge } from "../../judge/judge.ts";
import { secretGuard } from "../../judge/secret-guard.ts";
import { checkDerivation } from "../../pack/check-derivation.ts";
import { collectContext } from "../../pack/collect-context.ts";
import { buildPack } from "../../pack/pack.ts";
import { verifyPack } from "../../pack/verify.ts";
import type { Files } from "../../pack/write-files.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import { registerDay } from "../support/days.ts";
import { publishedSchema } from "../support/schema.ts";

/** The stack as it is, judged. */
async function judged() {
  const snapshot = await planProgram({ stack: "prod" });
  return {
    assessment: judge(snapshot, { asOf: registerDay, books: books() }),
    guard: secretGuard(snapshot),
  };
}

let context: Context;
let pack: Files;
beforeAll(async () => {
  const { assessment, guard } = await judged();
  context = collectContext({
    command: "kaitalk evidence --out DIR",
    time: new Date(`${registerDay}T09:30:00Z`),
  });
  pack = await buildPack(evidenceOf(assessment, books(), context), guard);
});

const json = (path: string) => JSON.parse(String(pack.get(path)));

test("a second plan of the same program gives the same bytes, and passes every check", async () => {
  const again = await judged();
  const check = await checkDerivation(pack, { ...again, books: books() }, { run: context, now: new Date() });
  expect(check).toMatchObject({ answer: "passed" });
  const answers = verifyPack(pack).map(({ answer }) => answer);
  expect(answers).toEqual(["passed", "unproven", "passed", "absent"]);
});

test("every resource is accounted for: declared = planned = judged + out of scope", () => {
  const { completeness } = json("data/population.json");
  expect(completeness).toMatchObject({ complete: true, unjudged: [] });
  expect(completeness.judged + completeness.outOfScope.length).toBe(completeness.planned);
});

test("every rule of the packs has its file and its test", () => {
  const rows = json("data/matrix.json").rows.filter(({ proof }: { proof: string }) => proof === "rule");
  const untested = rows.filter(({ test: path }: { test: string | null }) => path === null);
  expect(new Set(untested.map(({ by }: { by: string }) => by))).toEqual(new Set());
});

test("the publishers' schemas accept every machine format", async () => {
  const oscal = publishedSchema("oscal-complete");
  // Mappings are new in OSCAL 1.2, of which test/fixtures/schemas has no schema.
  const documents = [...pack.keys()].filter((path) => /^data\/oscal\/(?!mapping-)/.test(path));
  expect(documents.length).toBeGreaterThanOrEqual(8);
  for (const path of documents) {
    oscal(json(path));
    expect([path, oscal.errors ?? []]).toEqual([path, []]);
  }
  const sarif = publishedSchema("sarif-2.1.0");
  for (const path of ["data/results.sarif", "data/code-scanning.sarif"]) {
    sarif(json(path));
    expect([path, sarif.errors ?? []]).toEqual([path, []]);
  }
  const cyclonedx = new Validation.JsonStrictValidator(Spec.Version.v1dot7);
  expect(await cyclonedx.validate(String(pack.get("data/saasbom.cdx.json")))).toBeNull();
});

test("what is open is open in every format that lists results", () => {
  const { promises, gaps } = json("data/findings.json");
  const contradicted = promises.filter(({ verdict }: { verdict: string }) => verdict === "contradicted");
  expect(contradicted.length).toBeGreaterThan(0);
  const junit = String(pack.get("data/results.junit.xml"));
  const log = (path: string): string[] =>
    json(path).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
  const controls = json("data/results.ocsf.json").map(
    ({ compliance }: { compliance: { control: string } }) => compliance.control,
  );
  const lists = [log("data/results.sarif"), log("data/code-scanning.sarif"), controls];
  for (const name of [
    ...gaps.map(({ id }: { id: string }) => `gap-${id}`),
    ...contradicted.map(({ clause }: { clause: string }) => `promise-${clause}`),
  ]) {
    for (const list of lists) expect(list).toContain(name);
    expect(junit).toContain(`name="${name}@the whole stack"`);
  }
  const titles = json("data/oscal/plan-of-action-and-milestones.json")["plan-of-action-and-milestones"][
    "poam-items"
  ].map(({ title }: { title: string }) => title);
  for (const { id } of gaps) expect(titles).toContain(`Gap: ${id}`);
  expect(titles.some((title: string) => title.startsWith("Contradicted: "))).toBe(true);
});

test("while a company is named by nobody, no format says that the flows are complete", () => {
  const { aggregate } = json("data/saasbom.cdx.json").compositions[0];
  const unnamed = json("data/transfers.json").rows.filter(
    ({ toCompany }: { toCompany: string }) => toCompany === "named by nobody",
  );
  expect([unnamed.length > 0, aggregate]).toEqual([true, "incomplete"]);
});

test("links within the room have targets, and the files it lists are those of the pack", () => {
  const room = String(pack.get("data/index.html"));
  const ids = new Set([...room.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...room.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
  for (const [path, content] of pack)
    if (path.startsWith("data/") && path !== "data/index.html") expect(room).toContain(sha256(content));
});

test("inputs are files of the repository, none of this machine's", () => {
  const paths = context.sources.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["Pulumi.prod.yaml", "register/register.yaml", "infra/index.ts"]),
  );
  expect(paths.filter((path) => path.startsWith("/") || path.includes("node_modules"))).toEqual([]);
  expect([...paths].sort()).toEqual(paths);
});
