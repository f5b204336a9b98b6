import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GateReport } from "../../gate/gate.ts";
import { books } from "../../register/read-books.ts";
import { kaitalk } from "../support/kaitalk-process.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let proposal: string;

beforeEach(() => {
  proposal = mkdtempSync(join(tmpdir(), "kaitalk-proposal-"));
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const path of files.split("\0").filter(Boolean)) cpSync(join(root, path), join(proposal, path));
});
afterEach(() => rmSync(proposal, { recursive: true }));

function edit(path: string, from: string | RegExp, to: string): void {
  const file = join(proposal, path);
  const text = readFileSync(file, "utf8");
  const edited = text.replace(from, to);
  expect(edited, `${path} holds no ${from}`).not.toBe(text);
  writeFileSync(file, edited);
}

async function judged(): Promise<{ code: number | null; report: GateReport }> {
  const { code, out } = await kaitalk(["gate", proposal, "--format", "json"]);
  return { code, report: JSON.parse(out) };
}

const told = ({ judging }: GateReport) => judging.map(({ kind, what }) => `${kind} ${what}`);
const region = books().register.value.regions.find(({ subProcessor }) => subProcessor === "neon");
const weakened = () =>
  edit("infra/components/database.ts", /regionId: [^,]+,/, 'regionId: "aws-eu-central-1",');
const hookRule = "policies/sub-processors/rules/published-list-says-what-is-registered.ts";
const rule = "policies/residency/rules/neon-project-in-declared-region.ts";

test("a proposal that changes nothing passes, and nothing that judges differs", async () => {
  const { code, report } = await judged();
  expect([code, report.register, report.judging]).toEqual([0, [], []]);
});

describe("a proposal cannot move the gate", () => {
  test("that weakens the stack and empties the rule", async () => {
    weakened();
    edit(rule, /check: .*/, "check: () => undefined,");
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(told(report)).toEqual([`rule ${rule}`]);
  });

  test("that weakens the stack and removes the rule", async () => {
    weakened();
    rmSync(join(proposal, rule));
    edit("policies/residency/rules.ts", /.*neonProjectInDeclaredRegion.*\n/g, "");
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(told(report)).toContain(`rule ${rule}`);
    expect(told(report)).toContain("code of the judgement policies/residency/rules.ts");
  });

  test("that moves the region in the stack and the register", async () => {
    weakened();
    edit("register/register.yaml", new RegExp(`region: ${region?.region}`, "g"), "region: aws-eu-central-1");
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(report.register.join("\n")).toContain(
      `region/${region?.id} is "aws-eu-central-1" in the register`,
    );
    expect(told(report)).toContain(`register register/register.yaml regions.${region?.id}.region`);
  });

  test("that only moves a period in the register", async () => {
    edit("register/register.yaml", /duration: P90D/, "duration: P400D");
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(report.register).toHaveLength(1);
    expect(report.judging).toHaveLength(1);
    expect(report.judging[0]).toMatchObject({ before: "P90D", now: "P400D" });
  });

  test("that rewrites the published version beside it", async () => {
    edit("register/register.yaml", /duration: P90D/, "duration: P400D");
    const [{ version = "" } = {}] = books().published;
    edit(`register/published/${version}/facts.json`, "creation P90D", "creation P400D");
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(report.register.join("\n")).toContain("a published version stays as it was");
    expect(told(report)).toContain(`published version register/published/${version}/facts.json`);
  });

  test("whose program does not run under the trusted judge is for the code owners", async () => {
    edit("infra/index.ts", /^/, 'import "../policies/new-helper.ts";\n');
    const { code, report } = await judged();
    expect(code).toBe(3);
    expect(report.program).toMatchObject({ ran: false });
  });

  test("whose program is a link", async () => {
    rmSync(join(proposal, "infra/names.ts"));
    symlinkSync(join(root, "infra/names.ts"), join(proposal, "infra/names.ts"));
    const { code, err } = await kaitalk(["gate", proposal]);
    expect(code).toBe(2);
    expect(err).toContain("infra/names.ts: is no plain file");
  });
});

describe("everything that judges is a line of its own", () => {
  test.each<[string, string, RegExp, string]>([
    ["register/waivers.yaml", "register register/waivers.yaml waivers", /waivers: \[\]/, "waivers: none"],
    [
      "register/attestations.yaml",
      "register register/attestations.yaml attestations.",
      /owner: legal/,
      "owner: nobody",
    ],
    [hookRule, `message of a rule ${hookRule}`, /messages: \{\n\s+\w+: ["'`]/, "$&Really "],
    [".github/workflows/main.yml", "workflow .github/workflows/main.yml", /npm ci/, "npm install"],
    [
      "test/meta/mutation/survivors.yaml",
      "tolerated survivor test/meta/mutation/survivors.yaml",
      /reason: /,
      "$&not ",
    ],
    ["package.json", "pipeline package.json", /"test": "/, "$&true || "],
    ["judge/judge.ts", "code of the judgement judge/judge.ts", /$/, "\n"],
  ])("%s", async (path, line, from, to) => {
    edit(path, from, to);
    const { report } = await judged();
    expect(told(report).filter((each) => each.startsWith(line)).length).toBeGreaterThan(0);
  });
});

test("a folder that is no checkout is refused with one sentence", async () => {
  const { code, err } = await kaitalk(["gate", dirname(proposal)]);
  expect([code, err]).toEqual([
    2,
    `kaitalk: ${dirname(proposal)}: holds no infra/index.ts; name a checkout of this project.\n`,
  ]);
});
