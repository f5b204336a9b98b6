import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Half of a run went into loading the register, the packs and the SDK anew for each file. What a test changes for the
    // whole process (environment, spies, exit code) it puts back itself.
    isolate: false,
    // Files that start servers, engines or browsers get time; nothing asserts on speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
