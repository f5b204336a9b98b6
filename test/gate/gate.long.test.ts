import { rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type GateReport, gate } from "../../gate/gate.ts";
import { books } from "../../register/read-books.ts";
import { kaitalk } from "../support/kaitalk-process.ts";
import { proposedCheckout, trusted } from "../support/proposal.ts";

let proposal: ReturnType<typeof proposedCheckout>;

beforeAll(() => {
  proposal = proposedCheckout();
});
afterEach(() => proposal.restore());
afterAll(() => proposal.discard());

const edit = (...what: Parameters<typeof proposal.edit>) => proposal.edit(...what);

async function judged(): Promise<{ code: number | null; report: GateReport }> {
  const { code, out } = await kaitalk(["gate", proposal.folder, "--format", "json"]);
  return { code, report: JSON.parse(out) };
}

const told = ({ judging }: GateReport) => judging.map(({ kind, what }) => `${kind} ${what}`);
const region = books().register.value.regions.find(({ subProcessor }) => subProcessor === "neon");
const weakened = () =>
  edit("infra/components/database.ts", /regionId: [^,]+,/, 'regionId: "aws-eu-central-1",');
const rule = "policies/residency/rules/neon-project-in-declared-region.ts";

test("a proposal that changes nothing passes, and nothing that judges differs", async () => {
  const { code, report } = await judged();
  expect([code, report.register, report.judging]).toEqual([0, [], []]);
});

test("a proposal that never ends is stopped, and judged by hand", () => {
  edit("infra/index.ts", /$/, "\nfor (;;) {}\n");
  const { program } = gate(trusted, proposal.folder, { stack: "prod", asOf: "2026-11-26", within: 10_000 });
  expect(program).toEqual({ ran: false, why: "the program did not end within 10 s" });
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
    rmSync(proposal.at(rule));
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

  test("that rewrites what its verdicts rest on", async () => {
    edit("register/vendors/postmark.yaml", "duration: P45D", "duration: PT0S");
    const [{ version = "" } = {}] = books().published;
    edit(`register/published/${version}/basis.json`, '"P45D"', '"PT0S"');
    const { code, report } = await judged();
    expect(code).toBe(1);
    expect(report.register).toEqual([
      `register/published/${version}/basis.json: was changed or removed; a published version stays as it was.`,
    ]);
  });

  test("whose program does not run under the trusted judge is for the code owners", async () => {
    edit("infra/index.ts", /^/, 'import "../policies/new-helper.ts";\n');
    const { code, report } = await judged();
    expect(code).toBe(3);
    expect(report.program).toMatchObject({ ran: false });
  });

  test("whose program is a link", async () => {
    const names = proposal.at("infra/names.ts");
    rmSync(names);
    symlinkSync(join(trusted, "infra/names.ts"), names);
    const { code, err } = await kaitalk(["gate", proposal.folder]);
    expect(code).toBe(2);
    expect(err).toContain("infra/names.ts: is no plain file");
  });
});

test("a folder that is no checkout is refused with one sentence", async () => {
  const { code, err } = await kaitalk(["gate", dirname(proposal.folder)]);
  expect([code, err]).toEqual([
    2,
    `kaitalk: ${dirname(proposal.folder)}: holds no infra/index.ts; name a checkout of this project.\n`,
  ]);
});
