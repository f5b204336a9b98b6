import { z } from "zod";
import {
  dateTime,
  empty,
  list,
  markup,
  markupLine,
  text,
  token,
  uri,
  uriReference,
  uuid,
} from "./datatypes.ts";
import { implementationStatus, systemComponent } from "./implementation.ts";
import { described, document, part, responsibleParty, responsibleRole } from "./metadata.ts";

const selected = list(z.strictObject({ "control-id": token }));
const objectives = list(
  z.union([
    z.strictObject({
      "include-all": empty,
      "exclude-objectives": list(z.strictObject({ "objective-id": token })).optional(),
    }),
    z.strictObject({ "include-objectives": list(z.strictObject({ "objective-id": token })) }),
  ]),
);

const reviewedControls = z.strictObject({
  description: markup.optional(),
  "control-selections": list(
    z.union([
      z.strictObject({ "include-all": empty, "exclude-controls": selected.optional() }),
      z.strictObject({ "include-controls": selected }),
    ]),
  ),
  "control-objective-selections": objectives,
});

const subjectType = z.enum(["component", "inventory-item"]);
const subjects = list(z.strictObject({ type: subjectType, "include-all": empty }));

const activity = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  "related-controls": reviewedControls.optional(),
  ...described,
});

/** What will be assessed, how, with what. */
export const assessmentPlan = z.strictObject({
  ...document,
  "import-ssp": z.strictObject({ href: uriReference }),
  "local-definitions": z.strictObject({ activities: list(activity) }),
  "reviewed-controls": reviewedControls,
  "assessment-subjects": subjects,
  "assessment-assets": z.strictObject({
    components: list(systemComponent),
    "assessment-platforms": list(
      z.strictObject({
        uuid,
        title: markupLine,
        "uses-components": list(z.strictObject({ "component-uuid": uuid })),
      }),
    ),
  }),
  tasks: list(
    z.strictObject({
      uuid,
      type: z.literal("action"),
      title: markupLine,
      description: markup,
      "associated-activities": list(z.strictObject({ "activity-uuid": uuid, subjects })),
      "responsible-roles": list(responsibleRole),
    }),
  ),
});

const origin = z.strictObject({
  actors: list(z.strictObject({ type: z.enum(["tool", "party"]), "actor-uuid": uuid })),
});

const observation = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  methods: list(z.enum(["EXAMINE", "INTERVIEW", "TEST"])),
  types: list(z.enum(["control-objective", "discovery"])),
  origins: list(origin),
  subjects: list(z.strictObject({ "subject-uuid": uuid, type: subjectType, title: markupLine })).optional(),
  "relevant-evidence": list(
    z.strictObject({ href: uriReference.optional(), description: markup, props: described.props }),
  ).optional(),
  collected: dateTime,
  expires: dateTime.optional(),
  ...described,
});

const relatedObservations = list(z.strictObject({ "observation-uuid": uuid })).optional();
const relatedRisks = list(z.strictObject({ "risk-uuid": uuid })).optional();

const risk = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  statement: markup,
  props: described.props,
  status: z.enum(["open", "deviation-approved"]),
  deadline: dateTime.optional(),
  "risk-log": z.strictObject({
    entries: list(
      z.strictObject({
        uuid,
        title: markupLine,
        start: dateTime,
        end: dateTime.optional(),
        "status-change": z.enum(["open", "deviation-approved"]),
      }),
    ),
  }),
  remediations: list(
    z.strictObject({
      uuid,
      lifecycle: z.literal("recommendation"),
      title: markupLine,
      description: markup,
      tasks: list(
        z.strictObject({
          uuid,
          type: z.enum(["action", "milestone"]),
          title: markupLine,
          timing: z.strictObject({ "on-date": z.strictObject({ date: dateTime }) }).optional(),
          "responsible-roles": list(responsibleRole).optional(),
          remarks: markup.optional(),
        }),
      ).optional(),
    }),
  ).optional(),
  "related-observations": relatedObservations,
});

const finding = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  target: z.strictObject({
    type: z.literal("objective-id"),
    "target-id": token,
    status: z.strictObject({
      state: z.enum(["satisfied", "not-satisfied"]),
      reason: z.enum(["pass", "fail", "other"]),
      remarks: markup,
    }),
    "implementation-status": implementationStatus,
  }),
  "implementation-statement-uuid": uuid,
  "related-observations": relatedObservations,
  "related-risks": relatedRisks,
  ...described,
});

/** What one assessment saw, and what follows for each control. */
export const assessmentResults = z.strictObject({
  ...document,
  "import-ap": z.strictObject({ href: uriReference }),
  results: list(
    z.strictObject({
      uuid,
      title: markupLine,
      description: markup,
      start: dateTime,
      end: dateTime,
      "reviewed-controls": reviewedControls,
      attestations: list(
        z.strictObject({ "responsible-parties": list(responsibleParty), parts: list(part) }),
      ).optional(),
      observations: list(observation).optional(),
      risks: list(risk).optional(),
      findings: list(finding).optional(),
      ...described,
    }),
  ),
});

/** What is still open, whose it is and what closes it. */
export const planOfAction = z.strictObject({
  ...document,
  "import-ssp": z.strictObject({ href: uriReference }),
  "system-id": z.strictObject({ "identifier-type": uri, id: text }),
  "local-definitions": z.strictObject({
    "assessment-assets": assessmentPlan.shape["assessment-assets"],
  }),
  observations: list(observation).optional(),
  risks: list(risk),
  "poam-items": list(
    z.strictObject({
      uuid,
      title: markupLine,
      description: markup,
      "related-observations": relatedObservations,
      "related-risks": relatedRisks,
      ...described,
    }),
  ),
});

export type AssessmentPlan = z.infer<typeof assessmentPlan>;
export type Activity = z.infer<typeof activity>;
export type ReviewedControls = z.infer<typeof reviewedControls>;
export type Observation = z.infer<typeof observation>;
export type Risk = z.infer<typeof risk>;
export type Finding = z.infer<typeof finding>;
export type AssessmentResults = z.infer<typeof assessmentResults>;
export type PlanOfAction = z.infer<typeof planOfAction>;
