import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCli } from "../../../../engine/find-cli.ts";
import { FakePostmark } from "../../../support/postmark/fake-api.ts";
import { titled } from "../../../support/tools.ts";

const cli = await findCli({ mayDownload: false });
const cliPath = cli?.path ?? "";
const program = fileURLToPath(new URL("../../../fixtures/postmark-program", import.meta.url));
const canary = "canary-4711";

describe.skipIf(!cli)(titled("the plugin in the real engine", cli ? [] : ["the Pulumi CLI"]), () => {
  let fake: FakePostmark;
  let folder: string;
  let environment: NodeJS.ProcessEnv;

  /** Standard output; rejects with what the engine printed. */
  const pulumi = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(cliPath, args, { cwd: program, env: environment });
    return stdout;
  };
  const onStack = (command: string, ...args: string[]) =>
    pulumi(
      command,
      "--stack",
      "dev",
      "--config-file",
      join(folder, "Pulumi.dev.yaml"),
      "--non-interactive",
      ...args,
    );

  beforeAll(async () => {
    fake = await FakePostmark.start();
    folder = await mkdtemp(join(tmpdir(), "postmark-"));
    await mkdir(join(folder, "state"));
    environment = {
      ...process.env,
      // The engine looks for its language plugin beside the CLI, and for node on PATH.
      PATH: [dirname(cliPath), dirname(process.execPath), process.env.PATH].join(":"),
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "trial",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      POSTMARK_API_URL: fake.url,
    };
    await writeFile(join(folder, "Pulumi.dev.yaml"), "{}\n");
    await pulumi("stack", "init", "dev", "--non-interactive");
    await onStack("config", "set", "--secret", "accountToken", fake.account.token);
    await onStack("config", "set", "--secret", "hookPassword", canary);
  });
  afterAll(async () => {
    await fake.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(join(program, "Pulumi.dev.yaml"), { force: true });
  });

  it("accepts the schema", async () => {
    const plugin = fileURLToPath(
      new URL("../../../../vendors/postmark/plugin/pulumi-resource-postmark", import.meta.url),
    );
    const schema = JSON.parse(await pulumi("package", "get-schema", plugin));
    expect(Object.keys(schema.resources)).toEqual([
      "postmark:index:Domain",
      "postmark:index:MessageStream",
      "postmark:index:Server",
      "postmark:index:Webhook",
    ]);
  });

  it("takes every resource through its life, keeping secrets encrypted", async () => {
    expect(await onStack("preview")).toContain("+ 6 to create");
    expect(fake.requests).toEqual([]);
    await onStack("up", "--yes");
    await onStack("preview", "--refresh", "--expect-no-changes");

    const [server] = fake.account.servers.values();
    const [domain] = fake.account.domains.values();
    if (!server || !domain) throw new Error("nothing was created");
    const state = await pulumi("stack", "export", "--stack", "dev");
    const secrets = [canary, fake.account.token, ...server.details.ApiTokens];
    expect(secrets.filter((secret) => state.includes(secret))).toEqual([]);

    // DNS proves the domain between two nights: that is no drift.
    fake.account.publishedRecords.add(domain.DKIMPendingHost).add(domain.ReturnPathDomain);
    await onStack("preview", "--refresh", "--expect-no-changes");

    // Somebody switches tracking on by hand: that is.
    server.details = { ...server.details, TrackOpens: true };
    await expect(onStack("preview", "--refresh", "--expect-no-changes")).rejects.toThrow();
    await onStack("up", "--yes", "--refresh");
    expect(server.details.TrackOpens).toBe(false);

    fake.account.allowsServerDeletion = true;
    await onStack("destroy", "--yes");
    expect([fake.account.servers.size, fake.account.domains.size]).toEqual([0, 0]);
  }, 180_000);
});
