import { clauseIdsModule } from "./register-files.ts";
import { ruleLists } from "./rule-lists.ts";
import { type Difference, syncFiles } from "./sync-files.ts";

const root = new URL("../", import.meta.url);
const checkOnly = process.argv.includes("--check");

/** What other modules import comes first: without it they may not even load. */
const imported = syncFiles(root, new Map([["register/clause-ids.ts", clauseIdsModule()], ...ruleLists()]), {
  checkOnly,
});
const isStale = checkOnly && imported.stale.length > 0;
const rest: Difference = isStale
  ? { stale: [], stray: [] }
  : syncFiles(root, await (await import("./generated-files.ts")).generatedFiles(), { checkOnly });

const stale = [...imported.stale, ...rest.stale];
const differences = [
  ...(stale.length > 0 ? [`${checkOnly ? "stale" : "written"}: ${stale.join(", ")}`] : []),
  ...(rest.stray.length > 0 ? [`${checkOnly ? "left over" : "deleted"}: ${rest.stray.join(", ")}`] : []),
].join("; ");

if (!differences) console.log("Generated files are current.");
else if (!checkOnly) console.log(`Generated files are current now (${differences}).`);
else {
  console.error(
    `Generated files do not fit their sources (${differences}). Run "npm run generate" and commit the result.`,
  );
  process.exitCode = 1;
}
