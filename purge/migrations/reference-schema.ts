import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("./", import.meta.url);

/** The reference schema as one SQL script: every migration in the order of its number. */
export function referenceSchema(): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
}
