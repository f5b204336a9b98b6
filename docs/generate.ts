import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generatedFiles } from "./generated-files.ts";

const root = new URL("../", import.meta.url);
const checkOnly = process.argv.includes("--check");
const stale: string[] = [];

for (const [path, content] of await generatedFiles()) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, "utf8") === content) continue;
  stale.push(path);
  if (checkOnly) continue;
  mkdirSync(dirname(url.pathname), { recursive: true });
  writeFileSync(url, content);
}

if (checkOnly && stale.length > 0) {
  console.error(
    `Generated files are stale: ${stale.join(", ")}. Run "npm run generate" and commit the result.`,
  );
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `Wrote ${stale.join(", ")}.` : "Generated files are current.");
}
