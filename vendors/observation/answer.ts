/**
 * What came of a question to a vendor. That there is none of something is only ever said by a complete answer; a part
 * of a list, a refusal and a failure never say it.
 */
export type Answer<T> =
  /** All of it, and what shows that it is all: `3 pages, the last named no next one`. */
  | { readonly seen: "complete"; readonly value: T; readonly proof: string }
  /** Some of it; there may be more. */
  | { readonly seen: "partial"; readonly value: T; readonly why: string }
  | { readonly seen: "cannot-tell"; readonly why: string };

export function complete<T>(value: T, proof: string): Answer<T> {
  return { seen: "complete", value, proof };
}

export function partial<T>(value: T, why: string): Answer<T> {
  return { seen: "partial", value, why };
}

export function cannotTell(why: string): Answer<never> {
  return { seen: "cannot-tell", why };
}

/** One answer about several places: complete where each of them is, and as weak as the weakest. */
export function together(
  answers: readonly { readonly of: string; readonly answer: Answer<number> }[],
): Answer<number> {
  if (answers.length === 0) return cannotTell("nothing was asked");
  const count = answers.reduce(
    (sum, { answer }) => sum + (answer.seen === "cannot-tell" ? 0 : answer.value),
    0,
  );
  const open = answers.flatMap(({ of, answer }) =>
    answer.seen === "complete" ? [] : [{ of, said: answer.why }],
  );
  if (open.length === 0)
    return complete(
      count,
      inOneSentence(
        answers.flatMap(({ of, answer }) => (answer.seen === "complete" ? [{ of, said: answer.proof }] : [])),
      ),
    );
  const nothing = answers.every(({ answer }) => answer.seen === "cannot-tell");
  return nothing ? cannotTell(inOneSentence(open)) : partial(count, inOneSentence(open));
}

/** Places that are named where many say the same. */
const mostNamed = 3;

/** `eu, us: the key may not see it (403)`; of many places some by name. */
function inOneSentence(said: readonly { readonly of: string; readonly said: string }[]): string {
  return [...Map.groupBy(said, (one) => one.said)]
    .map(([words, places]) => {
      const names = places.slice(0, mostNamed).map(({ of }) => of);
      const rest = places.length - names.length;
      return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}: ${words}`;
    })
    .join("; ");
}
