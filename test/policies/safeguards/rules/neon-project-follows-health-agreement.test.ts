import { afterAll, beforeAll, describe, vi } from "vitest";
import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonProjectFollowsHealthAgreement } from "../../../../policies/safeguards/rules/neon-project-follows-health-agreement.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const state = vi.hoisted(() => ({ isSigned: false }));
vi.mock("../../../../register/agreements.ts", async (load) => {
  const real = await load<typeof import("../../../../register/agreements.ts")>();
  const agreementWith: typeof real.agreementWith = (...about) => {
    const entry = real.agreementWith(...about);
    return entry && state.isSigned ? { ...entry, attestedOn: "2026-01-31" } : entry;
  };
  return { ...real, agreementWith };
});

describeRule(neonProjectFollowsHealthAgreement, {
  pass: [[resource(types.neon.project, { hipaa: "no" })], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.project, { hipaa: "yes" })],
      says: ['hipaa is "yes"; no agreement with Neon is attested.'],
    },
    { stack: [], says: ["0 of at least 1 Neon project declared."] },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: [{ stack: [resource(types.neon.project, { hipaa: UNKNOWN })], says: [unknown("hipaa")] }],
});

describe("once the agreement is signed", () => {
  beforeAll(() => {
    state.isSigned = true;
  });
  afterAll(() => {
    state.isSigned = false;
  });

  describeRule(neonProjectFollowsHealthAgreement, {
    pass: [[resource(types.neon.project, { hipaa: "yes" })]],
    fail: [
      {
        stack: [resource(types.neon.project, { hipaa: "no" })],
        says: ['hipaa is "no"; the agreement is attested since 2026-01-31, so "yes" is required.'],
      },
    ],
    omitted: [
      {
        stack: [resource(types.neon.project)],
        says: [
          'hipaa is omitted (vendor default "no"); the agreement is attested since 2026-01-31, so "yes" is required.',
        ],
      },
    ],
    unknown: [{ stack: [resource(types.neon.project, { hipaa: UNKNOWN })], says: [unknown("hipaa")] }],
  });
});
