import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** This checkout, as a test compares with it. */
export const trusted = fileURLToPath(new URL("../../", import.meta.url));

/** A checkout of its own that a test may change, file by file, and that `restore` makes equal to this one again. */
export function proposedCheckout() {
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-proposal-"));
  const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: trusted,
    encoding: "utf8",
  });
  for (const path of listing.split("\0").filter(Boolean)) cpSync(join(trusted, path), join(folder, path));
  const touched = new Set<string>();
  const at = (path: string) => {
    touched.add(path);
    return join(folder, path);
  };
  return {
    folder,
    /** Where a file stands that the test replaces or removes by itself. */
    at,
    edit(path: string, from: string | RegExp, to: string): void {
      const file = at(path);
      const text = readFileSync(file, "utf8");
      const edited = text.replace(from, to);
      expect(edited, `${path} holds no ${from}`).not.toBe(text);
      writeFileSync(file, edited);
    },
    restore(): void {
      for (const path of touched) {
        rmSync(join(folder, path), { force: true });
        cpSync(join(trusted, path), join(folder, path));
      }
      touched.clear();
    },
    discard: () => rmSync(folder, { recursive: true }),
  };
}
