import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { recordingsAreKeptWhereUsed } from "../../../../policies/safeguards/rules/recordings-are-kept-where-used.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, bucket, unknown } from "../resources.ts";

describeRule(recordingsAreKeptWhereUsed, {
  pass: [
    [application(), bucket("site")],
    [application({ RECORDINGS_BUCKET: UNKNOWN }), bucket("recordings")],
  ],
  fail: [
    {
      stack: [application(), bucket("recordings")],
      says: ["a bucket of recordings is declared, but RECORDINGS_BUCKET is not."],
    },
    {
      stack: [application({ RECORDINGS_BUCKET: "kaitalk-test-recordings" }), bucket("site")],
      says: ["RECORDINGS_BUCKET is declared, but no bucket of recordings is."],
    },
  ],
  omitted: [{ stack: [application()], says: [], outcome: "met" }],
  unknown: [{ stack: [application(), bucket(UNKNOWN)], says: [unknown("name")] }],
});
