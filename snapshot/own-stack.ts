import { InputError } from "../register/input-error.ts";
import { readProjectName } from "./project-file.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

/** Refuses a file of another project or stack: nothing in it is what this program declares. Throws `InputError`. */
export function refuseForeign({ file = "", project, stack }: StackSnapshot, asked: string): void {
  const own = readProjectName();
  if (project !== own)
    throw InputError.at(
      { file },
      `is of the project "${project}", and this is "${own}"; export the stack of this project.`,
    );
  if (stack !== asked)
    throw InputError.at(
      { file },
      `is of the stack "${stack}", and "${asked}" was asked for; give --stack ${stack}, or export "${asked}".`,
    );
}
