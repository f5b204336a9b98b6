import type { ChangeStep } from "../snapshot/change-step.ts";
import {
  type ChangeFinding,
  controlRemoved,
  keyRemoved,
  protectionTaken,
  storeGone,
  storeMoved,
} from "./change-finding.ts";
import { controlIdentity, holdsData, isKeyOfData, move } from "./guarded-types.ts";

export type { ChangeFinding } from "./change-finding.ts";

const removals = ["delete", "delete-replaced", "discard-replaced", "remove-pending-replace"];
const replacements = ["replace", "create-replacement", "delete-replaced", "import-replacement"];

/**
 * What a plan would take away that no rule on the new stack can see: a store with its data, a key with what it
 * encrypted, a control that the vendor would keep only by accident, the guard that stops the first two. Pure.
 */
export function judgeChange(steps: readonly ChangeStep[]): ChangeFinding[] {
  const replaced = new Set(steps.filter(({ op }) => replacements.includes(op)).map(({ urn }) => urn));
  const findings = steps.flatMap((step) => judgeStep(step, replaced.has(step.urn), steps));
  return [...new Map(findings.map((finding) => [`${finding.kind} ${finding.urn}`, finding])).values()];
}

function judgeStep(
  { op, before, after }: ChangeStep,
  replaced: boolean,
  steps: readonly ChangeStep[],
): ChangeFinding[] {
  if (!before) return [];
  if (replaced || removals.includes(op)) {
    if (holdsData(before)) return [storeGone(before, replaced)];
    if (isKeyOfData(before)) return [keyRemoved(before, replaced)];
    const identity = controlIdentity(before);
    return identity && !isDeclaredElsewhere(identity, steps) ? [controlRemoved(before)] : [];
  }
  const moved = after && move(before, after);
  if (moved) return [storeMoved(before, moved)];
  if (before.protect && after && !after.protect && (holdsData(before) || isKeyOfData(before)))
    return [protectionTaken(before)];
  return [];
}

/** A control that only changes its name in the program is still declared, for the same thing at the vendor. */
function isDeclaredElsewhere(identity: string, steps: readonly ChangeStep[]): boolean {
  return steps.some(({ after }) => after !== undefined && controlIdentity(after) === identity);
}
