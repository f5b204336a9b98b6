import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const all = "test/**/*.test.ts";
/** A replaced module must not meet another file's copy of what imports it. */
const replacing = globSync(all).filter((file) => readFileSync(file, "utf8").includes("vi.mock("));

export default defineConfig({
  test: {
    // Files that start servers, engines or browsers get time; nothing asserts on speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // Half of a run went into loading the register, the packs and the SDK anew for each file. What a test changes for
        // the whole process (environment, spies, exit code) it puts back itself.
        test: { name: "shared", include: [all], exclude: replacing, isolate: false },
      },
      { extends: true, test: { name: "apart", include: replacing } },
    ],
  },
});
