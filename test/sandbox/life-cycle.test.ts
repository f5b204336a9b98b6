import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classify, exitCodeOf } from "../../engine/classify.ts";
import { exportState } from "../../engine/exported-state.ts";
import { findCli } from "../../engine/find-cli.ts";
import { drift, preview, refresh, up } from "../../engine/operations.ts";
import { toJson } from "../../engine/report-result.ts";
import { runOperation } from "../../engine/run-engine.ts";
import { sandboxDestroy, sandboxDrift } from "../../engine/sandbox-operations.ts";
import { type SandboxOptions, type SandboxSession, withSandbox } from "../../engine/sandbox-session.ts";
import { configKeys } from "../../infra/config-keys.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import { behaviourOf } from "../../sandbox/behaviours.ts";
import { edit } from "../../sandbox/edit.ts";
import { parseFault } from "../../sandbox/faults.ts";
import { factsOf } from "../../sandbox/type-facts.ts";
import { isObject, type Json, textAt } from "../../vendors/simulation/json.ts";
import { types } from "../../vendors/types.ts";
import { titled } from "../support/tools.ts";

const cli = await findCli({ mayDownload: false });

const quietly = { verbose: false };
const lifecycle = "documents-lifecycle";
const rotated = { "kaitalk:healthDataKeyVersions": "[1,2]" };

/** A value that the vendor accepts and that no honest file holds, for each secret of the configuration. */
const canaries: Record<string, string> = {
  "kaitalk:cloudflareApiToken": "canary-cloudflare".padEnd(40, "-"),
  "kaitalk:stripeApiKey": "rk_live_canary-stripe",
  "kaitalk:stripeApplicationKey": "rk_live_canary-application",
};
for (const [name, { kind }] of Object.entries(configKeys))
  if (kind === "secret") canaries[`kaitalk:${name}`] ??= `canary-${name}`;

// The real program, the real packs and the real engine: slow, and in the order of a stack's life.
describe.skipIf(!cli)(
  titled("the life of a stack on simulated vendors", cli ? [] : ["the Pulumi CLI"]),
  { timeout: 300_000 },
  () => {
    let folder: string;
    let sealed: { cipher: Buffer; iv: Buffer; tag: Buffer };

    beforeAll(() => {
      folder = join(mkdtempSync(join(tmpdir(), "life-cycle-")), "box");
    });
    afterAll(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

    function sandbox<Result>(
      work: (session: SandboxSession) => Promise<Result>,
      options: Partial<SandboxOptions> = {},
    ): Promise<Result> {
      if (!cli) throw new Error("unreachable: the suite is skipped");
      const config = { ...canaries, ...options.config };
      return withSandbox({ folder, stack: "prod", cli, ...options, config }, work);
    }

    test("up: previewed, judged by every pack, applied as judged", async () => {
      const result = await sandbox(({ target, config: told }) => up(target, told, quietly));
      expect(toJson(result)).toMatchObject({ operation: "up", outcome: "done", refused: [], errors: [] });
      expect([...result.report.packs].sort()).toEqual([
        "residency",
        "retention",
        "safeguards",
        "sub-processors",
      ]);
      expect(result.report.changes.create).toBeGreaterThan(50);
    });

    test("a second preview changes nothing", async () => {
      const result = await sandbox(({ target }) => preview(target, quietly, ["--expect-no-changes"]));
      expect(toJson(result)).toMatchObject({ outcome: "done", changes: [] });
      expect(Object.keys(result.report.changes)).toEqual(["same"]);
    });

    test("the vendors hold what was declared, and no drift is found", async () => {
      const result = await sandbox((session) => sandboxDrift(session, quietly));
      expect(toJson(result)).toMatchObject({ outcome: "done", leftBehind: [] });
    });

    test("no secret stands in the state, in its backups or in its history", async () => {
      await sandbox(async ({ target, vendors, workspace }) => {
        const state = await exportState(target);
        expect(state).toContain("ciphertext");
        const made = vendors.store.all().flatMap(({ type, properties }) => {
          const names = [...(behaviourOf(type).secret ?? []), ...(factsOf(type)?.secretOutputs ?? [])];
          return names.map((name) => textAt(properties, name)).filter((secret) => secret.length > 8);
        });
        expect(made.length).toBeGreaterThan(5);
        const files = readdirSync(join(workspace.folder, "state"), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
        expect(files.length).toBeGreaterThan(1);
        for (const text of [state ?? "", ...files])
          for (const secret of ["canary", ...made]) expect(text.includes(secret)).toBe(false);
      });
    });

    test("rotation of the key of health data keeps the old key readable", async () => {
      const before = await sandbox(async ({ vendors }) => environmentOf(vendors));
      sealed = seal(keyOf(before, "HEALTH_DATA_KEY_1"), "note of a call");

      const result = await sandbox(({ target, config: told }) => up(target, told, quietly), {
        config: rotated,
      });
      expect(toJson(result)).toMatchObject({ outcome: "done", counts: { create: 1 } });

      const after = await sandbox(async ({ vendors }) => environmentOf(vendors), { config: rotated });
      expect(after.HEALTH_DATA_KEY_VERSION).toBe("2");
      expect(after.HEALTH_DATA_KEY_2).not.toBe(before.HEALTH_DATA_KEY_1);
      expect(open(keyOf(after, "HEALTH_DATA_KEY_1"), sealed)).toBe("note of a call");
      expect(() => open(keyOf(after, "HEALTH_DATA_KEY_2"), sealed)).toThrow();
    });

    test("a rotation that drops the old key is refused, and nothing is applied", async () => {
      const config = { "kaitalk:healthDataKeyVersions": "[2]" };
      const result = await sandbox(({ target, config: told }) => up(target, told, quietly), { config });
      expect(result.operation).toBe("preview");
      expect(result.refused.map(({ kind }) => kind)).toEqual(["key-removed"]);
      await sandbox(async ({ vendors }) => {
        expect(open(keyOf(environmentOf(vendors), "HEALTH_DATA_KEY_1"), sealed)).toBe("note of a call");
      });
    });

    test("what was not judged is not applied: the engine refuses a step that is not in the plan", async () => {
      const plan = join(folder, "plan.json");
      await sandbox(({ target }) => preview(target, quietly, ["--save-plan", plan]), { config: rotated });
      const config = { "kaitalk:healthDataKeyVersions": "[1,2,3]" };
      const run = await sandbox(
        ({ target }) => runOperation(target, ["up", "--yes", "--plan", plan], quietly),
        { config },
      );
      expect(classify(run)).toMatchObject({
        kind: "engine-failure",
        sentences: [expect.stringMatching(/^health-data-key-3: .*plan/)],
      });
    });

    test("a change that takes a store and its controls away is refused with each reason", async () => {
      const config = { ...rotated, "recordings:enabled": "false" };
      const result = await sandbox(({ target, config: told }) => up(target, told, quietly), { config });
      const kinds = new Set(result.refused.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(["store-deleted", "control-removed"]));
      expect(result.operation).toBe("preview");
    });

    test("a broken promise stops before anything is applied, and is no engine failure", async () => {
      const config = { ...rotated, "kaitalk:domain": "example.com" };
      const { outcome, operation } = await sandbox(({ target, config: told }) => up(target, told, quietly), {
        config,
      });
      expect([outcome.kind, operation, exitCodeOf(outcome)]).toEqual([
        "violated",
        "check",
        exitCodes.violated,
      ]);
    });

    test("bad configuration is bad input, and is no engine failure", async () => {
      const config = { ...rotated, "kaitalk:cloudflareAccountId": "not-an-id" };
      const { outcome } = await sandbox(({ target }) => preview(target, quietly), { config });
      expect(exitCodeOf(outcome)).toBe(exitCodes.badInput);
      expect("sentences" in outcome && outcome.sentences.join()).toContain("kaitalk:cloudflareAccountId");
    });

    test("a change behind the engine's back is drift; refresh sees it and up heals it", async () => {
      const path = "rules[0].deleteObjectsTransition.condition.maxAge";
      const held = () =>
        sandbox(async ({ vendors }) =>
          JSON.stringify(
            vendors.store.all().find(({ urn }) => urn.endsWith(`::${lifecycle}`))?.properties.rules ?? null,
          ),
        );
      const declared = await held();
      await sandbox(async ({ vendors }) => {
        edit(vendors.store, lifecycle, [`${path}=99999999`]);
      });
      const found = await sandbox(({ target }) => drift(target, quietly), { config: rotated });
      expect(toJson(found)).toMatchObject({ outcome: "changed", refused: [] });
      expect(exitCodeOf(found.outcome)).toBe(exitCodes.violated);
      expect(toJson(found).changes.map(({ urn, paths }) => [urn.split("::").at(-1), paths])).toContainEqual([
        lifecycle,
        [path],
      ]);

      const taken = await sandbox(({ target }) => refresh(target, quietly), { config: rotated });
      expect(taken.outcome.kind).toBe("done");
      expect(
        (await sandbox(({ target, config: told }) => up(target, told, quietly), { config: rotated })).outcome
          .kind,
      ).toBe("done");
      expect(await held()).toBe(declared);
    });

    test("a vendor's failure is an engine failure; the next up goes on", async () => {
      const config = { "kaitalk:healthDataKeyVersions": "[1,2,3]" };
      const faults = [parseFault(`half-create@${types.random.bytes}`)];
      const failed = await sandbox(({ target, config: told }) => up(target, told, quietly), {
        config,
        faults,
      });
      expect([failed.outcome.kind, exitCodeOf(failed.outcome)]).toEqual([
        "engine-failure",
        exitCodes.engineFailure,
      ]);
      expect("sentences" in failed.outcome && failed.outcome.sentences.join()).toContain(
        "it exists, unfinished",
      );
      const next = await sandbox(({ target, config: told }) => up(target, told, quietly), { config });
      expect(toJson(next)).toMatchObject({ outcome: "done", errors: [] });
    });

    test("a create whose answer never came leaves an object that no state knows", async () => {
      const config = { "kaitalk:healthDataKeyVersions": "[1,2,3,4]" };
      const faults = [parseFault(`timeout@${types.random.bytes}`)];
      const failed = await sandbox(({ target, config: told }) => up(target, told, quietly), {
        config,
        faults,
      });
      expect(failed.outcome.kind).toBe("engine-failure");
      const found = await sandbox((session) => sandboxDrift(session, quietly), { config });
      expect(found.leftBehind?.map(({ urn }) => urn.split("::").at(-1))).toEqual(["health-data-key-4"]);
    });

    test("destroy is stopped by what is protected, and deletes nothing", async () => {
      const result = await sandbox((session) => sandboxDestroy(session, { ...quietly, everything: false }));
      expect(result.outcome.kind).toBe("engine-failure");
      expect("sentences" in result.outcome && result.outcome.sentences.join()).toContain("it is protected");
      expect(result.report.nothingApplied).toBe(true);
    });

    test("destroy of everything leaves what the vendors really leave", async () => {
      const result = await sandbox((session) => sandboxDestroy(session, { ...quietly, everything: true }));
      expect(toJson(result)).toMatchObject({ outcome: "done", errors: [] });
      const left = new Set(result.leftBehind?.map(({ urn }) => urn.split("$").at(-1)?.split("::")[0]));
      expect(left).toContain(types.cloudflare.zoneSetting);
      expect(left).not.toContain(types.neon.project);
      expect(left).not.toContain(types.cloudflare.r2Bucket);
    });
  },
);

/** The environment of the application as Render holds it. */
function environmentOf({ store }: SandboxSession["vendors"]): Record<string, string> {
  const [web] = store.ofType(types.render.webService);
  const variables: Json | undefined = web?.properties.envVars;
  if (!isObject(variables)) throw new Error("Render holds no web service with variables");
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      isObject(variable) ? textAt(variable, "value") : "",
    ]),
  );
}

function keyOf(environment: Record<string, string>, name: string): Buffer {
  const key = Buffer.from(environment[name] ?? "", "base64");
  expect(key).toHaveLength(32);
  return key;
}

function seal(key: Buffer, text: string): { cipher: Buffer; iv: Buffer; tag: Buffer } {
  const iv = randomBytes(12);
  const encryption = createCipheriv("aes-256-gcm", key, iv);
  const cipher = Buffer.concat([encryption.update(text, "utf8"), encryption.final()]);
  return { cipher, iv, tag: encryption.getAuthTag() };
}

function open(key: Buffer, { cipher, iv, tag }: { cipher: Buffer; iv: Buffer; tag: Buffer }): string {
  const decryption = createDecipheriv("aes-256-gcm", key, iv);
  decryption.setAuthTag(tag);
  return Buffer.concat([decryption.update(cipher), decryption.final()]).toString("utf8");
}
