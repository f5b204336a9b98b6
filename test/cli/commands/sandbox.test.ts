import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { addSandbox } from "../../../cli/commands/sandbox.ts";
import { exitCodes } from "../../../judge/exit-codes.ts";
import { VendorStore } from "../../../vendors/simulation/store.ts";
import { types } from "../../../vendors/types.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-command-"));
  // A machine without a Pulumi CLI and without npx.
  vi.stubEnv("PATH", folder);
  vi.stubEnv("PULUMI_HOME", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

function kaitalk(...args: string[]): Promise<Command> {
  const program = new Command("kaitalk").exitOverride();
  addSandbox(program);
  return program.parseAsync(["sandbox", ...args], { from: "user" });
}

describe("kaitalk sandbox", () => {
  test.each([["up"], ["preview"], ["refresh"], ["drift"], ["destroy"]])(
    "%s says in one sentence that there is no CLI and what works without",
    async (operation) => {
      const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
      await kaitalk(operation, "--folder", folder);
      expect(said.mock.calls).toHaveLength(1);
      expect(said.mock.calls[0]?.[0]).toMatch(/^kaitalk: No Pulumi CLI was found.*`npx kaitalk check`/);
      expect(process.exitCode).toBe(exitCodes.missingCli);
    },
  );

  test("refuses an unknown failure before anything starts", async () => {
    await expect(kaitalk("up", "--fail", "418")).rejects.toThrow('"418" is no failure');
  });

  test("refuses a setting without a key", async () => {
    await expect(kaitalk("up", "--set", "nothing")).rejects.toThrow("--set nothing: write key=value");
  });

  test("edits nothing where no sandbox is, and leaves no file there", async () => {
    await expect(kaitalk("edit", "x", "on=false", "--folder", folder)).rejects.toThrow(
      "holds no sandbox; run npx kaitalk sandbox up or npx kaitalk sandbox fill first.",
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("edits what a vendor holds", async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    const file = join(folder, "vendors.sqlite");
    const before = new VendorStore(file);
    before.put({ type: "a:b:C", id: "1", urn: "urn:pulumi:prod::k::a:b:C::x", properties: { on: true } });
    before.close();
    await kaitalk("edit", "x", "on=false", "--folder", folder);
    const after = new VendorStore(file);
    expect(after.get("a:b:C", "1")?.properties).toEqual({ on: false });
    after.close();
  });

  test("fills the vendors without the engine, once, and plants beside what is declared", async () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const box = join(folder, "box");
    await kaitalk("fill", "--folder", box);
    await expect(kaitalk("fill", "--folder", box)).rejects.toThrow("run npx kaitalk sandbox reset first.");
    await kaitalk("plant", "neon-branch", "protected=yes", "--name", "copy", "--age", "40", "--folder", box);
    const store = new VendorStore(join(box, "vendors.sqlite"));
    const [branch] = store.ofType(types.neon.branch);
    expect(branch?.properties).toMatchObject({ name: "copy", protected: "yes" });
    expect(Date.now() - Date.parse(store.madeAt(branch ?? { type: "", id: "" }))).toBeGreaterThan(
      39.9 * 86_400_000,
    );
    store.close();
    expect(printed.mock.calls.flat()).toEqual([
      expect.stringMatching(/^ {2}filled \d+ objects$/),
      `  planted ${types.neon.branch} ${branch?.id}`,
    ]);
    await expect(kaitalk("plant", "neon-branch", "--age", "old", "--folder", box)).rejects.toThrow(
      "--age old: is no number of days",
    );
  });

  describe("observe", () => {
    let box: string;
    let printed: string[];
    const observe = async (...args: string[]) => {
      printed = [];
      const spy = vi.spyOn(console, "log").mockImplementation((line) => void printed.push(String(line)));
      await kaitalk("observe", "--folder", box, ...args);
      spy.mockRestore();
      return { code: process.exitCode, text: printed.join("\n") };
    };
    beforeEach(async () => {
      box = join(folder, "box");
      vi.spyOn(console, "log").mockImplementation(() => undefined);
      await kaitalk("fill", "--folder", box);
    });

    test("finds nothing in what nobody touched: every vendor is seen, and the verdicts are those of the program", async () => {
      const { code, text } = await observe();
      expect(code).toBe(exitCodes.met);
      for (const vendor of ["cloudflare", "neon", "render", "postmark", "twilio", "stripe"])
        expect(text).toMatch(new RegExp(`^ {2}${vendor} +seen`, "m"));
      expect(text).toContain("0 violated   0 unverified");
    });

    test("finds what was planted behind the engine's back at each vendor, and what was changed", async () => {
      const shadows = [
        ["cloudflare-bucket", "R2 bucket"],
        ["render-service", "web service"],
        ["neon-branch", "Neon branch"],
        ["postmark-stream", "message stream"],
        ["stripe-webhook", "Stripe webhook"],
        ["twilio-subaccount", "Twilio subaccount"],
      ] as const;
      for (const [thing] of shadows) await kaitalk("plant", thing, "--folder", box);
      await kaitalk("edit", "min-tls-version", "value=1.0", "--folder", box);
      const { code, text } = await observe("--all");
      expect(code).toBe(exitCodes.violated);
      const flat = text.replaceAll(/\s+/g, " ");
      for (const [, called] of shadows) expect(flat).toMatch(new RegExp(`${called} \\S+ exists at`));
      expect(flat).toContain("zone-requires-tls-1-3");
      expect(flat).not.toContain("names no provider");
    });

    test("finds what is older than the page says", async () => {
      await kaitalk("plant", "twilio-recording", "--age", "400", "--folder", box);
      await kaitalk("plant", "cloudflare-object", "--age", "400", "--folder", box);
      const { code, text } = await observe("--vendor", "twilio", "--all");
      expect(code).toBe(exitCodes.violated);
      expect(text.replaceAll(/\s+/g, " ")).toMatch(
        /recordings of Twilio account AC\w+ holds what is of \S+, (399|400) d old/,
      );
    });

    test("tells what it cannot where the vendors fail, and refuses what is no trouble", async () => {
      const { code, text } = await observe(
        "--vendor",
        "neon",
        "--fail",
        "malformed@/snapshots",
        "--fail",
        "503=2",
      );
      expect(code).toBe(exitCodes.unverified);
      expect(text).toMatch(/cannot tell +neon: Neon snapshot/);
      expect((await observe("--vendor", "stripe", "--fail", "429@api.stripe.com")).code).toBe(
        exitCodes.engineFailure,
      );
      await expect(observe("--fail", "200")).rejects.toThrow('--fail 200: "200" is no trouble; use a status');
      await expect(observe("--fail", "cut=none")).rejects.toThrow('"none" is no number of times');
    });

    test("says which ages it cannot tell", async () => {
      const { code, text } = await observe("--vendor", "twilio", "--fail", "500@Recordings.json");
      expect(code).not.toBe(exitCodes.met);
      expect(text.replaceAll(/\s+/g, " ")).toMatch(
        /cannot tell twilio: age in recordings of Twilio account AC\w+[^:]*: it answered 500/,
      );
    });

    test("asks one vendor alone, and refuses one that nobody can ask", async () => {
      const { text } = await observe("--vendor", "stripe");
      expect(text).not.toMatch(/^ {2}neon +seen/m);
      await expect(observe("--vendor", "aws")).rejects.toThrow("--vendor aws: nobody can be asked there");
    });
  });

  test("observe needs a sandbox", async () => {
    await expect(kaitalk("observe", "--folder", folder)).rejects.toThrow("holds no sandbox;");
    expect(readdirSync(folder)).toEqual([]);
  });
});
