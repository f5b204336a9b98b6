import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mutableAmong } from "./mutable.ts";

/**
 * `npm run mutate:changed -- <commit>`: mutates the files that differ from where this branch left that commit, so that a
 * pull request is measured in minutes. Fails where too few of their mutants are noticed.
 */
const [base] = process.argv.slice(2);
if (base === undefined || !/^[\w./-]+$/.test(base))
  throw new Error("name the commit to compare with: npm run mutate:changed -- main");
const changed = execFileSync("git", ["diff", "--name-only", "--diff-filter=d", `${base}...HEAD`], {
  encoding: "utf8",
}).split("\n");
const config = JSON.parse(readFileSync(new URL("../../../stryker.config.json", import.meta.url), "utf8"));
const files = mutableAmong(changed, config.mutate);
if (files.length === 0) console.log("No file that is mutated differs.");
else
  process.exitCode = spawnSync("stryker", ["run", "-m", files.join(",")], { stdio: "inherit" }).status ?? 1;
