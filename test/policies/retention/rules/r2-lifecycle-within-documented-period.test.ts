import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2LifecycleWithinDocumentedPeriod } from "../../../../policies/retention/rules/r2-lifecycle-within-documented-period.ts";
import { inWords } from "../../../../register/duration.ts";
import { largestLifecycle, latestLifecycle } from "../../../../retention/solve.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { deletion, lifecycle } from "../stack.ts";

const documents = largestLifecycle("documents") ?? 0;
const recordings = largestLifecycle("recordings") ?? 0;
const latest = latestLifecycle("documents") ?? 0;
const age = "rules[0].deleteObjectsTransition.condition.maxAge";
const late = (actual: number, bound: number) =>
  `${age} is ${actual} s; the documented period less the time R2 takes leaves ${bound} s (${inWords(bound)}).`;
const close = (actual: number, bound: number) =>
  `${age} is ${actual} s; the wait for the object and the margin beside the time R2 usually takes leave ${bound} s (${inWords(bound)}).`;

describeRule(r2LifecycleWithinDocumentedPeriod, {
  pass: [
    [lifecycle([deletion({ maxAge: documents })])],
    [lifecycle([deletion({ maxAge: recordings })], "kaitalk-prod-recordings")],
    [lifecycle(), lifecycle([deletion({ maxAge: 99_999_999 })], "kaitalk-prod-site")],
  ],
  fail: [
    {
      stack: [lifecycle([deletion({ maxAge: latest + 1 })])],
      says: [late(latest + 1, latest)],
    },
    {
      stack: [lifecycle([deletion({ maxAge: latest })])],
      outcome: "gap",
      says: [close(latest, documents)],
    },
    {
      stack: [lifecycle([deletion({ maxAge: documents + 1 })])],
      outcome: "gap",
      says: [close(documents + 1, documents)],
    },
    {
      stack: [lifecycle([deletion({ maxAge: recordings + 1 })], "kaitalk-prod-recordings")],
      outcome: "gap",
      says: [close(recordings + 1, recordings)],
    },
    {
      // A name without a kind gets the strictest period.
      stack: [lifecycle([deletion({ maxAge: recordings })], "kaitalk-prod-exports")],
      outcome: "gap",
      says: [close(recordings, Math.min(recordings, documents))],
    },
  ],
  omitted: "An age that is left out is r2-lifecycle-states-its-age.",
  unknown: [
    {
      stack: [lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        "rules[0].deleteObjectsTransition.condition.maxAge is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
