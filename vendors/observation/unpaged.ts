import { type Answer, cannotTell, complete, partial } from "./answer.ts";
import type { Reply } from "./ask.ts";

/**
 * What came of a single thing, or of a list that is documented to have no pages: all of it, unless the answer says all
 * the same that there is more than `count` of it shows.
 */
export function unpaged<T>(
  reply: Reply<T>,
  count: (value: T) => number,
  saysMore: (value: T, shown: number) => boolean,
): Answer<number> {
  if (!reply.answered) return cannotTell(reply.why);
  const shown = count(reply.value);
  return saysMore(reply.value, shown)
    ? partial(shown, "it says that there is more, and its documentation knows no way to it")
    : complete(shown, "the answer has no pages");
}
