import { cpSync, symlinkSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", ".git", "dist", "test", "bench", "coverage"]);

/** Copies the product, without tests and history, into a folder that is not there yet; its packages are linked. */
export function copyCheckout(to: string): void {
  cpSync(root, to, {
    recursive: true,
    filter: (path) => !left.has(relative(root, path).split(sep)[0] ?? ""),
  });
  symlinkSync(join(root, "node_modules"), join(to, "node_modules"));
}
