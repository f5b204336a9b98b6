import type { PolicyEvent } from "./events.ts";

/** What a pack said of a resource, or of the stack, through the engine. */
export interface PolicyFinding {
  readonly rule: string;
  readonly pack: string;
  readonly outcome: "violated" | "unverified" | "error";
  readonly severity?: string;
  readonly urn?: string;
  readonly sentence: string;
  readonly fix?: string;
}

/** Written by the packs: `[rule] outcome: sentence Fix: remediation`, after the rule's description. */
const words =
  /^\[(?<rule>[^\]]+)\] (?<outcome>violated|unverified|error): (?<sentence>.*?)(?: Fix: (?<fix>.*))?$/s;

/** The SDK's own words for a rule that met an unknown value; it then lets the resource pass. */
const couldNotRun = /can't run policy|unknown value/i;

/** Every event that must not pass: what a mandatory rule found, and what a rule could not judge. */
export function findingsOf(events: readonly PolicyEvent[]): PolicyFinding[] {
  return events.flatMap((event) => {
    const undecided = couldNotRun.test(event.message);
    return event.enforcementLevel === "mandatory" || undecided ? [toFinding(event, undecided)] : [];
  });
}

function toFinding(event: PolicyEvent, undecided: boolean): PolicyFinding {
  const { rule, outcome, sentence, fix } = spoken(event.message);
  return {
    rule: rule ?? event.policyName,
    pack: event.policyPackName,
    outcome: undecided ? "unverified" : (outcome ?? "violated"),
    sentence: sentence ?? event.message.trim(),
    ...(fix && { fix }),
    ...(event.severity && { severity: event.severity }),
    ...(event.resourceUrn && { urn: event.resourceUrn }),
  };
}

function spoken(message: string): {
  rule?: string;
  outcome?: PolicyFinding["outcome"];
  sentence?: string;
  fix?: string;
} {
  const start = message.indexOf("[");
  return words.exec(message.slice(Math.max(start, 0)).trim())?.groups ?? {};
}
