import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { kaitalk } from "../support/kaitalk-process.ts";
import { explained, whyNoShell } from "../support/tools.ts";

describe("kaitalk", () => {
  test("alone explains itself", async () => {
    const { code, out, err } = await kaitalk([]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Start with: npx kaitalk check");
  });

  test("refuses what it does not know as bad input", async () => {
    const { code, err } = await kaitalk(["chek"]);
    expect(code).toBe(2);
    expect(err).toContain("unknown command 'chek'");
  });

  test("refuses a day that is in no calendar", async () => {
    const { code, err } = await kaitalk(["check", "--as-of", "2026-02-30"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'kaitalk: "2026-02-30" is not a date such as 2026-11-24.\n',
    });
  });

  test.skipIf(whyNoShell)(
    explained("does not call its own failure a broken promise", whyNoShell),
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "kaitalk-crash-"));
      try {
        writeFileSync(join(folder, "gh"), "#!/bin/sh\necho no JSON\n");
        chmodSync(join(folder, "gh"), 0o755);
        const outcomes = ["drift", "retention-audit", "observe", "observed"].flatMap((check) => [
          `--${check}`,
          "success",
        ]);
        const { code, err } = await kaitalk(
          ["nightly", ...outcomes, "--run-url", "https://example.com", "--post", "--repository", "o/r"],
          { PATH: [folder, process.env.PATH].join(delimiter) },
        );
        expect(code).toBe(4);
        expect(err).toMatch(/^kaitalk: GitHub answered .+ with something that is no JSON\.\n$/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
