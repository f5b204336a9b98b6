import { z } from "zod";

/** One step of the engine on one resource, with the resource before and after. Source: apitype.StepEventMetadata. */
const state = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().default(false),
  id: z.string().default(""),
  protect: z.boolean().default(false),
  inputs: z.record(z.string(), z.unknown()).default({}),
});
const step = z.looseObject({
  op: z.string(),
  urn: z.string(),
  type: z.string(),
  old: state.nullish(),
  new: state.nullish(),
  diffs: z.array(z.string()).nullish(),
  keys: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.looseObject({ diffKind: z.string().optional() })).nullish(),
});
export type EngineStep = z.infer<typeof step>;

const policy = z.looseObject({
  resourceUrn: z.string().optional(),
  message: z.string(),
  policyName: z.string(),
  policyPackName: z.string(),
  enforcementLevel: z.string(),
  severity: z.string().optional(),
});
export type PolicyEvent = z.infer<typeof policy>;

const diagnostic = z.looseObject({ urn: z.string().optional(), message: z.string(), severity: z.string() });
export type Diagnostic = z.infer<typeof diagnostic>;

/** One line of the engine's event log. Source: apitype.EngineEvent. */
const line = z.looseObject({
  diagnosticEvent: diagnostic.optional(),
  policyEvent: policy.optional(),
  resourcePreEvent: z.looseObject({ metadata: step }).optional(),
  resOpFailedEvent: z.looseObject({ metadata: step }).optional(),
  summaryEvent: z
    .looseObject({
      resourceChanges: z.record(z.string(), z.number()).nullish(),
      PolicyPacks: z.record(z.string(), z.string()).nullish(),
      isPreview: z.boolean().optional(),
    })
    .optional(),
});

/** What an operation of the engine did and said. */
export interface EngineReport {
  readonly steps: readonly EngineStep[];
  readonly failedSteps: readonly EngineStep[];
  readonly policies: readonly PolicyEvent[];
  /** Errors and warnings. What the engine says for its own debugging holds secrets and is dropped here. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the packs that judged, whatever they found. */
  readonly packs: readonly string[];
  readonly changes: Readonly<Record<string, number>>;
  /** Whether the engine stopped before it changed anything. */
  readonly nothingApplied: boolean;
}

/** Reads an event log, one JSON object a line. An unfinished last line, as a killed engine leaves it, is passed over. */
export function readEvents(log: string): EngineReport {
  const events = log.split("\n").flatMap((text) => parse(text));
  const summary = events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent;
  return {
    steps: events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []),
    failedSteps: events.flatMap(({ resOpFailedEvent }) => resOpFailedEvent?.metadata ?? []),
    policies: events.flatMap(({ policyEvent }) => policyEvent ?? []),
    diagnostics: events
      .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
      .filter(({ severity }) => severity === "error" || severity === "warning"),
    // A pack on disk is listed as name|local|path.
    packs: Object.keys(summary?.PolicyPacks ?? {}).map((name) => name.split("|")[0] ?? name),
    changes: summary?.resourceChanges ?? {},
    nothingApplied: summary?.isPreview ?? true,
  };
}

function parse(text: string): z.infer<typeof line>[] {
  try {
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
