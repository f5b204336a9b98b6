import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { explained, whyNoShell } from "../../support/tools.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "previous-evidence-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command with a `gh` that lists these artefacts and unpacks a pack of one file. */
function fetchWith(
  artifacts: readonly object[],
  out = join(folder, "previous"),
  path = ".github/workflows/main.yml@main",
) {
  writeFileSync(join(folder, "run.json"), JSON.stringify({ path, event: "push" }));
  writeFileSync(join(folder, "list.json"), JSON.stringify({ artifacts }));
  const script = [
    "#!/bin/sh",
    'here=$(dirname "$0")',
    'case "$*" in *actions/runs/*) cat "$here/run.json"; exit;; esac',
    'if [ "$1" = api ]; then cat "$here/list.json"; exit; fi',
    'mkdir "$here/previous" && echo "$*" > "$here/previous/ledger.jsonl"',
  ];
  writeFileSync(join(folder, "gh"), script.join("\n"));
  chmodSync(join(folder, "gh"), 0o755);
  return kaitalk(["previous-evidence", "--out", out, "--repository", "o/r"], {
    PATH: [folder, process.env.PATH].join(delimiter),
    GITHUB_OUTPUT: join(folder, "outputs"),
  });
}

const run = { id: 7, head_branch: "main", repository_id: 1, head_repository_id: 1 };
const pack = { name: "evidence", expired: false, created_at: "2026-11-01T10:00:00Z", workflow_run: run };

describe.skipIf(whyNoShell)(explained("kaitalk previous-evidence", whyNoShell), () => {
  test("fetches the pack and names its folder to the workflow", async () => {
    const out = join(folder, "previous");
    const ended = await fetchWith([pack]);
    expect(ended).toMatchObject({ code: 0, err: "", out: `${out}: pack of the release of 2026-11-01.\n` });
    expect(readFileSync(join(out, "ledger.jsonl"), "utf8")).toContain(
      "run download 7 --repo o/r --name evidence",
    );
    expect(readFileSync(join(folder, "outputs"), "utf8")).toBe(`folder=${out}\n`);
  });

  test.each([
    ["none was kept", [], "No earlier release kept a pack: the ledger begins here.\n"],
    [
      "the last one expired",
      [{ ...pack, expired: true }],
      "The last pack, of 2026-11-01, has expired at GitHub: the ledger begins anew.\n",
    ],
  ])("says so where %s, and sets nothing", async (_, artifacts, sentence) => {
    expect(await fetchWith(artifacts)).toMatchObject({ code: 0, out: sentence });
    expect(() => readFileSync(join(folder, "outputs"))).toThrow("ENOENT");
  });

  test("takes nothing that another workflow kept under the same name", async () => {
    const ended = await fetchWith([pack], undefined, ".github/workflows/other.yml@main");
    expect(ended).toMatchObject({
      code: 0,
      out: "No earlier release kept a pack: the ledger begins here.\n",
    });
  });

  test("puts nothing among what is there already", async () => {
    const { code, err } = await fetchWith([pack], folder);
    expect(code).toBe(2);
    expect(err).toContain("exists already; name a folder that is not there yet.");
  });
});
