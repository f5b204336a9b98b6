import { afterEach, beforeEach, describe, vi } from "vitest";
import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonProjectFollowsHealthAgreement } from "../../../../policies/safeguards/rules/neon-project-follows-health-agreement.ts";
import { subProcessor } from "../../../../policies/safeguards/sub-processor.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(neonProjectFollowsHealthAgreement, {
  pass: [[resource(types.neon.project, { hipaa: "no" })], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.project, { hipaa: "yes" })],
      says: ['hipaa is "yes"; the register records no signed agreement with Neon.'],
    },
    { stack: [], says: ["0 of at least 1 Neon project declared."] },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: [{ stack: [resource(types.neon.project, { hipaa: UNKNOWN })], says: [unknown("hipaa")] }],
});

describe("once the agreement is signed", () => {
  beforeEach(() => {
    const neon = subProcessor("neon");
    vi.spyOn(neon, "baa", "get").mockReturnValue({
      reference: "Test",
      signedOn: "2026-01-31",
      note: "Test.",
    });
  });
  afterEach(() => vi.restoreAllMocks());

  describeRule(neonProjectFollowsHealthAgreement, {
    pass: [[resource(types.neon.project, { hipaa: "yes" })]],
    fail: [
      {
        stack: [resource(types.neon.project, { hipaa: "no" })],
        says: ['hipaa is "no"; the agreement was signed on 2026-01-31, so "yes" is required.'],
      },
    ],
    omitted: [
      {
        stack: [resource(types.neon.project)],
        says: [
          'hipaa is omitted (vendor default "no"); the agreement was signed on 2026-01-31, so "yes" is required.',
        ],
      },
    ],
    unknown: [{ stack: [resource(types.neon.project, { hipaa: UNKNOWN })], says: [unknown("hipaa")] }],
  });
});
