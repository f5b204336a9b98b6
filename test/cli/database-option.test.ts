import { afterEach, expect, test, vi } from "vitest";
import { warnOfPassword, wholeNumber } from "../../cli/database-option.ts";

afterEach(() => vi.restoreAllMocks());

function warned(url: string | undefined, argv: readonly string[]): string {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  warnOfPassword(url, argv);
  return error.mock.calls.flat().join("\n");
}

const url = "postgresql://u:hunter2@db.example/x";

test.each([[["--database-url", url]], [[`--database-url=${url}`]]])(
  "a password on the command line is warned of: %j",
  (argv) => {
    const said = warned(url, argv);
    expect(said).toMatch(/^kaitalk: the password on the command line can be seen by every user/);
    expect(said).not.toContain("hunter2");
  },
);

test("one in the environment is not, nor a URL without one", () => {
  expect(warned(url, ["purge"])).toBe("");
  expect(warned(undefined, ["purge"])).toBe("");
  expect(warned("postgresql://u@db.example/x", ["--database-url", "postgresql://u@db.example/x"])).toBe("");
});

test.each(["", "-1", "1.5", "1e3", "1234567890", "٣"])("%j is no count", (text) => {
  expect(() => wholeNumber(text)).toThrow(/is no whole number/);
});
