import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const all = "test/**/*.test.ts";
/** What takes too long to be waited for after each change; `npm run test:long` and the pipelines run it. */
const long = "test/**/*.long.test.ts";
/** A replaced module must not meet another file's copy of what imports it. */
const replacing = globSync(all, { exclude: [long] }).filter((file) =>
  readFileSync(file, "utf8").includes("vi.mock("),
);

export default defineConfig({
  test: {
    // Files that start servers, engines or browsers get time; nothing asserts on speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Much of the time is spent in waiting for a process, so that no core has to be kept free.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        // Half of a run went into loading the register, the packs and the SDK anew for each file. What a test changes for
        // the whole process (environment, spies, exit code) it puts back itself.
        test: { name: "shared", include: [all], exclude: [...replacing, long], isolate: false },
      },
      { extends: true, test: { name: "apart", include: replacing } },
      { extends: true, test: { name: "long", include: [long] } },
    ],
  },
});
