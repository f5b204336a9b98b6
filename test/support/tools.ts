import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Which of these commands the machine lacks. A test that needs them is skipped and says so. */
export function missing(...commands: readonly string[]): string[] {
  return commands.filter((command) => !isInstalled(command));
}

/** A title that carries what the machine lacks for its tests, which are then skipped. */
export function titled(title: string, lacking: readonly string[]): string {
  return explained(title, lacking.length > 0 ? `needs ${lacking.join(", ")}` : undefined);
}

/** A title that carries why its tests are skipped. Printed too, because a whole run prints no title of a skipped test. */
export function explained(title: string, reason: string | undefined): string {
  if (reason === undefined) return title;
  const whole = `${title} (skipped: ${reason})`;
  console.warn(whole);
  return whole;
}

/** For tests that stand a shell script in for a program. */
export const whyNoShell = process.platform === "win32" ? "needs a Unix shell" : undefined;

/** Path of a Chromium that is installed, or undefined. */
export function chromium(): string | undefined {
  const places = [
    process.env.CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return places.find((path) => path !== "" && existsSync(path));
}

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}

/** For tests that need a disk of their own, which they fill. */
export const whyNoMount = mayMount() ? undefined : "needs the right to mount a file system in memory";

/** For tests of what git says of this repository. */
export const whyNoCheckout = isCheckout() ? undefined : "needs a git checkout";

function isCheckout(): boolean {
  try {
    execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
