import type { Stack } from "./rule.ts";

/** A fact about a whole stack that each of its subjects needs, worked out once: else a rule costs subjects × subjects. */
export function oncePerStack<Fact>(work: (stack: Stack) => Fact): (stack: Stack) => Fact {
  const known = new WeakMap<Stack, Fact>();
  return (stack) => {
    const found = known.get(stack);
    if (found !== undefined) return found;
    const fact = work(stack);
    known.set(stack, fact);
    return fact;
  };
}
