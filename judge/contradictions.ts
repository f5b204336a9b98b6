import { inWords } from "../register/duration.ts";
import { withoutStop } from "../register/without-stop.ts";
import type { AssessedCopy, AssessedPromise } from "./assessment.ts";
import { isContradicted, periodBeside } from "./sentences.ts";

/** What a vendor documents that breaks the page, however many promises it breaks, and what would end it. */
export interface Contradiction {
  /** `deletion at Twilio (register/vendors/twilio.yaml …)`; undefined where no copy tells. */
  readonly because?: string;
  /** `owner privacy: Obtain a shorter period …`. */
  readonly ends: string;
  readonly promises: readonly {
    readonly clause: string;
    readonly label: string;
    /** One sentence a copy. */
    readonly why: string;
    /** `120 d of 30 d`, `120 d at least of 30 d`: what the copy lives, of what is promised; undefined where no copy tells. */
    readonly least?: string;
  }[];
}

/**
 * Every contradiction, in the order of the register: what is read first, wherever verdicts are read. One stands however
 * wrong the stack is beside it, so a promise that is violated too is among them.
 */
export function contradictionsIn(promises: readonly AssessedPromise[]): Contradiction[] {
  const broken = promises.filter(isContradicted).flatMap(copiesOf);
  return [...Map.groupBy(broken, ({ because, ends }) => `${because} ${ends}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { because, ends } = first;
    return [
      { ...(because !== undefined && { because }), ends, promises: same.map(({ promise }) => promise) },
    ];
  });
}

interface Broken extends Pick<Contradiction, "because" | "ends"> {
  readonly promise: Contradiction["promises"][number];
}

function copiesOf(promise: AssessedPromise): Broken[] {
  const { clause, label, reason, copies = [] } = promise;
  const breaking = copies.flatMap((copy): Broken[] => {
    const { verdict, reason: said, ends } = copy;
    if (verdict !== "contradicted" || ends === undefined) return [];
    const why = `${withoutStop(said.replace(`; ${ends}`, ""))}.`;
    return [
      {
        because: sourceOf(copy),
        ends,
        promise: { clause, label, why, least: leastOf(copy, promise) },
      },
    ];
  });
  if (breaking.length > 0) return breaking;
  return [{ ends: "so far: nothing that the register names.", promise: { clause, label, why: reason } }];
}

function sourceOf({ terms }: AssessedCopy): string {
  const known = terms.filter(({ seconds }) => typeof seconds === "number" && seconds > 0);
  return known.map(({ label, source }) => `${label} (${source})`).join(" and ");
}

/** Of a promise that is no period of its own, the copy's period is what is promised. */
function leastOf({ terms, documented, total }: AssessedCopy, promise: AssessedPromise): string {
  const least = terms.reduce((sum, { seconds }) => sum + (typeof seconds === "number" ? seconds : 0), 0);
  const promised = promise.kind === "retention" ? promise.documented : inWords(documented);
  const words = inWords(least);
  return periodBeside(total === least ? words : `${words} at least`, promised);
}
