import { RunError } from "@pulumi/pulumi";
import { badInputMark, InputError } from "../register/input-error.ts";

/**
 * Runs a program on input that may be bad. The engine prints the stack of any error but its own, so bad input is told in
 * that one, in the same way whoever runs the program.
 */
export function withInput(program: () => void): void {
  try {
    program();
  } catch (error) {
    if (error instanceof InputError) throw new RunError(`${badInputMark}${error.message}`);
    throw error;
  }
}
