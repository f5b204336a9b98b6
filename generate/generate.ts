import { generatedFiles } from "./generated-files.ts";
import { syncFiles } from "./sync-files.ts";

const root = new URL("../", import.meta.url);
const checkOnly = process.argv.includes("--check");
const { stale, stray } = syncFiles(root, await generatedFiles(), { checkOnly });
const differences = [
  ...(stale.length > 0 ? [`${checkOnly ? "stale" : "written"}: ${stale.join(", ")}`] : []),
  ...(stray.length > 0 ? [`${checkOnly ? "left over" : "deleted"}: ${stray.join(", ")}`] : []),
].join("; ");

if (!differences) console.log("Generated files are current.");
else if (!checkOnly) console.log(`Generated files are current now (${differences}).`);
else {
  console.error(
    `Generated files do not fit their sources (${differences}). Run "npm run generate" and commit the result.`,
  );
  process.exitCode = 1;
}
