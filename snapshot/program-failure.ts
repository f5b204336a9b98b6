import { withoutStop } from "../register/without-stop.ts";
import { placeInProgram, root } from "./surroundings.ts";

/** Why the program ended before its last line, in one line: what follows the first is the SDK's. */
export function failureSentence(failure: unknown): string {
  const [said = ""] = (failure instanceof Error ? failure.message : String(failure)).trim().split("\n", 1);
  const message = withoutStop(said.replaceAll(root, ""));
  const place = placeInProgram(failure instanceof Error ? (failure.stack ?? "") : "") ?? importer(message);
  return `${place ?? "infra/index.ts"}: the program fails: ${message}.`;
}

/**
 * The same of a file of the program that Node cannot load: what it says of one quotes code and no data. Undefined for any
 * other error, whose message may repeat a value.
 */
export function loadFailureSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [first = ""] = (error.stack ?? "").split("\n", 1);
  const isUnreadable = error instanceof SyntaxError && placeInProgram(first) !== undefined;
  const isMissing = "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  if (!isUnreadable && !(isMissing && importer(error.message.replaceAll(root, "")))) return undefined;
  return failureSentence(error);
}

/** The file that asks for a module which is not there: Node leaves no trace of it. */
function importer(message: string): string | undefined {
  return / imported from (infra\/\S+)$/.exec(message)?.[1];
}
