import type { AssessedPromise } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { ImplementationStatus } from "./model/implementation.ts";
import { markup } from "./text.ts";

/** How far a promise is kept: the one answer for the plan and for the results, so that both say the same. */
export function implementationOf(
  { verdict, reason }: AssessedPromise,
  { assessment: { source } }: Evidence,
): ImplementationStatus {
  const remarks = markup(`${verdict}: ${reason}`);
  if (verdict === "not-applicable") return { state: verdict, remarks };
  if (verdict !== "met") return { state: "partial", remarks };
  const asRead = source === "state" ? "" : " As declared: what is applied is known from a state alone.";
  return { state: "implemented", remarks: `${remarks}${asRead}` };
}
