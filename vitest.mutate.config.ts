import { defineConfig } from "vitest/config";

/**
 * What `npm run mutate` runs: tests of one thing each that start no process, server or browser, each file with a module
 * graph of its own. The projects of vitest.config.ts share one, and Stryker then finds no test for a mutant. What plans and
 * judges the whole stack takes seconds for each of thousands of mutants, and would notice most of them late.
 */
export default defineConfig({
  test: {
    include: [
      "test/{judge,register,retention}/**/*.test.ts",
      "test/policies/kernel/**/*.test.ts",
      "test/policies/retention/**/*.test.ts",
      "test/pack/statement.test.ts",
    ],
    exclude: [
      "test/judge/{customer-data,found,judge,linear,long-texts}.test.ts",
      "test/policies/kernel/resource-rules.test.ts",
      "test/retention/oracle.test.ts",
    ],
    testTimeout: 60_000,
  },
});
