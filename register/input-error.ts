/** Where in an input something is wrong. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Bad input: one clear sentence a problem, each naming the place and the fix. The command line exits with 2. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }

  static at(place: Place, sentence: string): InputError {
    return new InputError([`${formatPlace(place)}: ${sentence}`]);
  }
}

/** `file:line:column`, as editors and terminals open it. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Starts what the program tells the engine of bad input, so that whoever reads the engine can tell it from a failure. */
export const badInputMark = "bad input: ";
