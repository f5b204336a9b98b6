import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { copiesWithinDocumentedPeriod } from "../../../../policies/retention/rules/copies-within-documented-period.ts";
import { clause } from "../../../../register/clauses.ts";
import { inWords, toSeconds } from "../../../../register/duration.ts";
import { vendorFact } from "../../../../register/vendor-facts.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, deletion, goodStack, lifecycle, lock, project, purgeJob } from "../stack.ts";

const documented = toSeconds(clause("stored-documents").duration ?? "");
const period = inWords(documented);
const last = documented - toSeconds(vendorFact("r2-lifecycle-lag").duration ?? "");

describeRule(copiesWithinDocumentedPeriod, {
  pass: [goodStack()],
  fail: [
    {
      stack: [project(), purgeJob(), bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: last + 1 })],
      says: [
        `stored-documents: Files in R2 outlive our own ${period} by 1 s even where the application loses no time.`,
      ],
    },
    {
      stack: [project(), purgeJob(), bucket(), lifecycle([deletion({ maxAge: last + 1 })])],
      says: [
        `stored-documents: Files in R2 outlive our own ${period} by 1 s even where the application loses no time.`,
      ],
    },
  ],
  omitted: [
    {
      stack: [project(), purgeJob(), bucket()],
      says: [`stored-documents: Files in R2 have no end; ${period} by our own choice.`],
    },
  ],
  unknown: [
    {
      stack: [project(), purgeJob(), bucket(), lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        `stored-documents: Files in R2 live for an unknown time; ${period} by our own choice, so the rule cannot be checked; declare it as a literal.`,
      ],
    },
  ],
});
