import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { PurgeRig } from "../../bench/purge-rig.ts";
import { explained } from "../support/tools.ts";

test.skipIf(whyNoPostgres)(
  explained("a bench that fails half-way loses its clients before their server", whyNoPostgres),
  async () => {
    const rig = await PurgeRig.start();
    const errors: Error[] = [];
    (await rig.connect()).on("error", (error) => errors.push(error));
    await rig.stop();
    expect(errors).toEqual([]);
  },
);

test.skipIf(whyNoPostgres)(
  explained("a server whose starter is killed ends with it, and its data goes", whyNoPostgres),
  async () => {
    const start = `
      const { startPostgres } = await import("./bench/postgres-server.ts");
      const { port } = await startPostgres();
      console.log(port);
      process.kill(process.pid, "SIGKILL");`;
    const temporary = mkdtempSync(join(tmpdir(), "starter-"));
    // The server's own user makes its folder there.
    chmodSync(temporary, 0o777);
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", start], {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: temporary },
    });
    const port = Number(stdout);
    expect(port).toBeGreaterThan(0);
    await vi.waitUntil(() => readdirSync(temporary).every((name) => !name.startsWith("kaitalk-postgres-")), {
      timeout: 20_000,
    });
    const knock = connect(port, "127.0.0.1");
    const [error] = await once(knock, "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
    rmSync(temporary, { recursive: true });
  },
  60_000,
);
