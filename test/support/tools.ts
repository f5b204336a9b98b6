import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Which of these commands the machine lacks. A test that needs them is skipped and says so. */
export function missing(...commands: readonly string[]): string[] {
  return commands.filter((command) => !isInstalled(command));
}

/** A title that carries the reason why its tests are skipped, so that the run prints it. */
export function titled(title: string, lacking: readonly string[]): string {
  return lacking.length > 0 ? `${title} (skipped: needs ${lacking.join(", ")})` : title;
}

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
