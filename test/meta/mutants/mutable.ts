import { matchesGlob } from "node:path";

/** Those of the files that StrykerJS would mutate: its patterns in their order, `!` taking away again. */
export function mutableAmong(files: readonly string[], patterns: readonly string[]): string[] {
  return files.filter((file) =>
    patterns.reduce(
      (taken, pattern) =>
        pattern.startsWith("!")
          ? taken && !matchesGlob(file, pattern.slice(1))
          : taken || matchesGlob(file, pattern),
      false,
    ),
  );
}
