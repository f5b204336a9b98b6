import { defineConfig } from "vitest/config";

/**
 * What `npm run mutate` runs: tests that start no process, server or browser, each file with a module graph of its own.
 * The projects of vitest.config.ts share one, and Stryker then finds no test for a mutant.
 */
export default defineConfig({
  test: {
    include: [
      "test/{judge,register,retention}/**/*.test.ts",
      "test/policies/kernel/**/*.test.ts",
      "test/policies/retention/**/*.test.ts",
      "test/pack/statement.test.ts",
    ],
    testTimeout: 60_000,
  },
});
