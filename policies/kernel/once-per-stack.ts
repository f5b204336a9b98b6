import type { Stack } from "./rule.ts";

type Outcome<Fact> = { readonly fact: Fact } | { readonly failure: unknown };

/**
 * A fact about a whole stack that each of its subjects needs, worked out once: else a rule costs subjects × subjects.
 * What the work throws is thrown to every subject. Each rule keeps its own fact of what it reads, or the vendors' answers
 * would count as read by the first rule alone.
 */
export function oncePerStack<Fact>(work: (stack: Stack) => Fact): (stack: Stack) => Fact {
  const known = new WeakMap<Stack, Outcome<Fact>>();
  return (stack) => {
    let outcome = known.get(stack);
    if (outcome === undefined) {
      outcome = outcomeOf(work, stack);
      known.set(stack, outcome);
    }
    if ("failure" in outcome) throw outcome.failure;
    return outcome.fact;
  };
}

function outcomeOf<Fact>(work: (stack: Stack) => Fact, stack: Stack): Outcome<Fact> {
  try {
    return { fact: work(stack) };
  } catch (failure) {
    return { failure };
  }
}
