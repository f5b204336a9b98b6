import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSecrets } from "../../../cli/doctor/read-secrets.ts";
import { realStack } from "../../../engine/real-stack.ts";
import { explained, whyNoShell } from "../../support/tools.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "secrets-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function cliThat(script: string) {
  const path = join(folder, "pulumi");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return realStack({ path, version: "v3.265.0", origin: "PATH" }, "prod");
}

describe.skipIf(whyNoShell)(explained("readSecrets", whyNoShell), () => {
  it("keeps the secrets alone", async () => {
    const shown = { "kaitalk:a": { value: "x", secret: true }, "kaitalk:b": { value: "y", secret: false } };
    expect(await readSecrets(await cliThat(`echo '${JSON.stringify(shown)}'`))).toEqual({ "kaitalk:a": "x" });
  });

  it("has none where the CLI cannot decrypt", async () => {
    expect(await readSecrets(await cliThat("echo 'incorrect passphrase' >&2; exit 1"))).toBeUndefined();
  });
});
