import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { analyze } from "../../engine/analyze.ts";
import { findCli } from "../../engine/find-cli.ts";
import { packNames } from "../../engine/operations.ts";
import { realStack } from "../../engine/real-stack.ts";
import { explained, titled, whyNoShell } from "../support/tools.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "analyze-"));
});
afterEach(() => rm(folder, { recursive: true }));

const quiet = { verbose: false };
const judgedBy = (packs: readonly string[]) =>
  JSON.stringify({ summaryEvent: { PolicyPacks: Object.fromEntries(packs.map((name) => [name, "0.1.0"])) } });

/** A CLI that prints these lines and ends with this code. */
async function saying(lines: readonly string[], code: number) {
  const path = join(folder, "pulumi");
  await writeFile(join(folder, "said"), `${lines.join("\n")}\n`);
  await writeFile(path, `#!/bin/sh\necho "$@" > '${folder}/args'\ncat '${folder}/said'\nexit ${code}\n`);
  await chmod(path, 0o755);
  return realStack({ path, version: "v3.265.0", origin: "PATH" }, "prod");
}

describe.skipIf(whyNoShell)(explained("analyze", whyNoShell), () => {
  it("is done when every pack judged and none found anything", async () => {
    const target = await saying([judgedBy(packNames)], 0);
    expect((await analyze(target, "state.json", quiet)).outcome).toEqual({ kind: "done" });
  });

  it("names what a pack found", async () => {
    const finding = {
      policyEvent: {
        message: "Description.\n[trackopens-off] violated: trackOpens is true. Fix: Set it to false.",
        policyName: "trackopens-off",
        policyPackName: "safeguards",
        enforcementLevel: "mandatory",
        severity: "high",
      },
    };
    const { outcome } = await analyze(
      await saying([JSON.stringify(finding), judgedBy(packNames)], 1),
      "s",
      quiet,
    );
    expect(outcome).toMatchObject({
      kind: "violated",
      findings: [{ rule: "trackopens-off", sentence: "trackOpens is true.", fix: "Set it to false." }],
    });
  });

  it("is no success when a pack did not judge", async () => {
    const { outcome } = await analyze(await saying([judgedBy(packNames.slice(1))], 0), "s", quiet);
    expect(outcome).toMatchObject({ kind: "engine-failure" });
  });
});

const cli = await findCli({ mayDownload: false });

describe.skipIf(!cli)(titled("analyze on the real engine", cli ? [] : ["the Pulumi CLI"]), () => {
  it("runs every pack on a state, and an empty stack keeps no promise", async () => {
    const file = join(folder, "state.json");
    const urn = "urn:pulumi:prod::kaitalk::pulumi:pulumi:Stack::kaitalk-prod";
    const stack = { urn, custom: false, type: "pulumi:pulumi:Stack" };
    const manifest = { time: "2026-11-24T00:00:00Z", magic: "", version: "" };
    await writeFile(file, JSON.stringify({ version: 3, deployment: { manifest, resources: [stack] } }));
    if (!cli) throw new Error("unreachable: the suite is skipped");
    const { outcome, report } = await analyze(realStack(cli, "prod"), file, quiet);
    expect(outcome.kind).toBe("violated");
    expect([...report.packs].sort()).toEqual([...packNames].sort());
  });
});
