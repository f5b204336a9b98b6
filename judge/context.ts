/** A file of the repository, or an input beside it, as it was when the evidence was made. */
export interface SourceFile {
  /** Relative to the repository, with `/`; an input from elsewhere by its base name. */
  readonly path: string;
  readonly sha256: string;
}

/** Who made the evidence, when, from what. Everything that the judgement itself does not know. */
export interface Context {
  readonly generator: { readonly name: string; readonly version: string };
  /** Commit that was checked out: 40 hexadecimal digits, or `unknown` outside a git checkout. */
  readonly commit: string;
  /** Whether the checkout differed from its commit; `unknown` outside a git checkout. */
  readonly workTree: "clean" | "changed" | "unknown";
  /** The command that makes the same evidence again. */
  readonly command: string;
  /** UTC, ISO 8601 to the second: `2026-11-24T09:30:00Z`. */
  readonly time: string;
  /** Every file that decides the outcome, sorted by path. */
  readonly sources: readonly SourceFile[];
}
