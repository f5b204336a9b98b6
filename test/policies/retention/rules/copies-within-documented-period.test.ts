import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { copiesWithinDocumentedPeriod } from "../../../../policies/retention/rules/copies-within-documented-period.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, deletion, goodStack, lifecycle, lock, project, purgeJob } from "../stack.ts";

describeRule(copiesWithinDocumentedPeriod, {
  pass: [goodStack()],
  fail: [
    {
      stack: [project(), purgeJob(), bucket(), lifecycle(), lock({ type: "Age", maxAgeSeconds: 7_689_601 })],
      says: ["stored-documents: Objects in R2 (documents) outlive the documented 90 d by 1 s."],
    },
    {
      stack: [project(), purgeJob(), bucket(), lifecycle([deletion({ maxAge: 7_689_601 })])],
      says: ["stored-documents: Objects in R2 (documents) outlive the documented 90 d by 1 s."],
    },
  ],
  omitted: [
    {
      stack: [project(), purgeJob(), bucket()],
      says: ["stored-documents: Objects in R2 (documents) have no end; 90 d documented."],
    },
  ],
  unknown: [
    {
      stack: [project(), purgeJob(), bucket(), lifecycle([deletion({ maxAge: UNKNOWN })])],
      says: [
        "stored-documents: Objects in R2 (documents) live for an unknown time; 90 d documented, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
