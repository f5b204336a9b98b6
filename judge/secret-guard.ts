import { Redactor } from "../policies/kernel/redaction.ts";
import { Failure } from "../register/failure.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";

/** Hands the pieces of a file on, and throws where one holds a secret. Never says which. */
export type SecretGuard = (
  path: string,
  pieces: Iterable<string | Uint8Array>,
) => Iterable<string | Uint8Array>;

/** The last guard before files about a stack are written. */
export function secretGuard({ resources }: Pick<StackSnapshot, "resources">): SecretGuard {
  const redactor = new Redactor(resources);
  return function* guard(path, pieces) {
    for (const piece of pieces) {
      if (typeof piece === "string" && redactor.holdsSecret(piece))
        throw new Failure(`${path} would hold a secret of the stack; nothing was written.`);
      yield piece;
    }
  };
}
