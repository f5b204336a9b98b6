import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportState } from "../../engine/exported-state.ts";
import { findCli } from "../../engine/find-cli.ts";
import { runCli } from "../../engine/run-engine.ts";
import { type SandboxSession, secretsOf, withSandbox } from "../../engine/sandbox-session.ts";
import { judge } from "../../judge/judge.ts";
import { books } from "../../register/read-books.ts";
import { sandboxConfig } from "../../sandbox/stack-config.ts";
import { planFromPreview } from "../../snapshot/preview.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { sealState } from "../../snapshot/seal-state.ts";
import { readStackConfig } from "../../snapshot/stack-config.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { planFromState } from "../../snapshot/state.ts";
import { titled } from "../support/tools.ts";

type Settings = Readonly<Record<string, string>>;

const cli = await findCli({ mayDownload: false });
const prod = readStackConfig("prod");
const shipped: Settings = {};
/** Breaks promises of every kind of rule: hosts, domains, URLs, and what only the whole stack shows. */
const broken: Settings = { "kaitalk:domain": "example.com", "recordings:enabled": "false" };

/** The engine dates a state, and no judgement may lie before that. */
const asOf = new Date().toISOString().slice(0, 10);

/** What a judgement says, in an order that does not depend on which registration came first. */
function said(plan: StackSnapshot): string[] {
  const { findings, promises } = judge(plan, { asOf, books: books() });
  return [
    ...findings.map(({ rule, outcome, message, urn, source }) =>
      [rule, urn, source?.file, source?.line, outcome, message].join(" "),
    ),
    ...promises.map(({ clause, verdict }) => `${clause} ${verdict}`),
  ].sort();
}

async function program(settings: Settings): Promise<StackSnapshot> {
  const { project, stack, values } = prod;
  const resources = await runProgram({ ...prod, values: sandboxConfig(values, secretsOf(prod), settings) });
  return { source: "program", project, stack, resources, placeholders: [] };
}

// The real engine on simulated vendors: what it would apply and what it applied is judged as the program is.
describe.skipIf(!cli)(
  titled("one judgement of program, preview and state", cli ? [] : ["the Pulumi CLI"]),
  { timeout: 300_000 },
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "one-judgement-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function sandbox<Result>(
      config: Settings,
      work: (session: SandboxSession) => Promise<Result>,
    ): Promise<Result> {
      if (!cli) throw new Error("unreachable: the suite is skipped");
      return withSandbox({ folder: join(folder, "box"), stack: "prod", cli, config }, work);
    }

    function engine({ target, workspace }: SandboxSession, ...args: readonly string[]) {
      return runCli(target, [...args, "--stack", target.stack, "--config-file", workspace.configFile]);
    }

    async function preview(session: SandboxSession): Promise<StackSnapshot> {
      const { stdout } = await engine(session, "preview", "--json", "--show-sames");
      return planFromPreview(stdout, "preview.json");
    }

    test.each([
      ["the shipped stack", shipped],
      ["a stack that breaks its promises", broken],
    ])("%s, previewed before anything exists", async (_, settings) => {
      const declared = said(await program(settings));
      expect(declared.some((line) => line.includes(" violated"))).toBe(settings === broken);
      expect(said(await sandbox(settings, preview))).toEqual(declared);
    });

    test("the applied stack: its state with secrets sealed, and the preview that changes nothing", async () => {
      const declared = await program(shipped);
      await sandbox(shipped, async (session) => {
        expect((await engine(session, "up", "--yes", "--skip-preview")).code).toBe(0);
        const state = (await exportState(session.target, { secrets: "shown" })) ?? "";
        expect(said(planFromState(sealState(state, declared), "state.json"))).toEqual(said(declared));
        expect(said(await preview(session))).toEqual(said(declared));
      });
    });

    test("a further preview of a stack that breaks its promises, over the state of the shipped one", async () => {
      // The bucket of recordings is protected, so that the engine itself refuses to plan without it.
      await expect(sandbox(broken, preview)).rejects.toThrow("is of a preview that failed (recordings:");
      const elsewhere = { "kaitalk:domain": "example.com" };
      expect(said(await sandbox(elsewhere, preview))).toEqual(said(await program(elsewhere)));
    });
  },
);
