import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ghCli, repositoryOf } from "../../../cli/github/api.ts";
import { explained, whyNoShell } from "../../support/tools.ts";

const path = process.env.PATH;
let folder = "";

afterEach(async () => {
  process.env.PATH = path;
  if (folder) await rm(folder, { recursive: true });
  folder = "";
});

/** A `gh` that does what a shell script says. */
async function withGh(script: string) {
  folder = await mkdtemp(join(tmpdir(), "gh-"));
  await writeFile(join(folder, "gh"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "gh"), 0o755);
  process.env.PATH = [folder, path].join(delimiter);
}

describe.skipIf(whyNoShell)(explained("ghCli", whyNoShell), () => {
  it("passes method, path and body to gh api, and decodes the answer", async () => {
    await withGh(`printf '{"args":"%s","body":%s}' "$*" "$(cat)"`);
    expect(await ghCli.request("POST", "repos/o/r/issues", { title: "t" })).toEqual({
      args: "api --method POST repos/o/r/issues --input -",
      body: { title: "t" },
    });
  });

  it("unpacks what a run kept into a folder", async () => {
    await withGh(`echo "$*" > "$(dirname "$0")/said"`);
    await ghCli.download({ repository: "o/r", runId: 7, name: "evidence", folder: "dist/previous" });
    expect(await readFile(join(folder, "said"), "utf8")).toBe(
      "run download 7 --repo o/r --name evidence --dir dist/previous\n",
    );
  });

  it("says what GitHub said when it refuses", async () => {
    await withGh(`echo 'gh: Resource not accessible by integration (HTTP 403)' >&2; exit 1`);
    await expect(ghCli.request("GET", "repos/o/r")).rejects.toThrow(
      "GitHub refused: gh: Resource not accessible by integration (HTTP 403)",
    );
  });

  it("says what to do without gh", async () => {
    process.env.PATH = join(tmpdir(), "nowhere");
    await expect(ghCli.request("GET", "repos/o/r")).rejects.toThrow(
      "GitHub's CLI gh is not on PATH; install it to speak to GitHub.",
    );
  });
});

describe("repositoryOf", () => {
  it("prefers the option, then the runner's variable", () => {
    expect(repositoryOf("a/b", { GITHUB_REPOSITORY: "c/d" })).toBe("a/b");
    expect(repositoryOf(undefined, { GITHUB_REPOSITORY: "c/d" })).toBe("c/d");
  });

  it("refuses what is no repository", () => {
    expect(() => repositoryOf("a/b/../c", {})).toThrow(
      "give --repository owner/name, or set GITHUB_REPOSITORY",
    );
  });
});
