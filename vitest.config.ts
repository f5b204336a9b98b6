import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Files that start servers, engines or browsers get time; nothing asserts on speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
