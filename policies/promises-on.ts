import type { ClauseId } from "../register/clause-ids.ts";
import { subProcessorOfPackage } from "../register/vendor-facts.ts";
import { types } from "../vendors/types.ts";
import { packageOf, type Resource } from "./kernel/resource.ts";
import type { Subject } from "./kernel/subject.ts";
import { deletedByJob, inBuckets, purged } from "./retention/clauses.ts";

const { r2CustomDomain, r2BucketCors, r2ManagedDomain } = types.cloudflare;
const aboutBuckets = /\/r2Bucket/;
const openings: ReadonlySet<string> = new Set([r2CustomDomain, r2BucketCors, r2ManagedDomain]);

/** What hangs on how a resource is declared and left, by whose it is and what it is for. */
function promisesOn({ type }: Resource): readonly ClauseId[] {
  switch (subProcessorOfPackage(packageOf(type))) {
    case "neon":
      return ["neon-region", ...purged];
    case "render":
      return [
        "render-region",
        ...(type === types.render.cronJob ? deletedByJob : ["secrets-protected" as const]),
      ];
    case "twilio":
      return ["twilio-region", "minimal-collection"];
    case "cloudflare":
      if (openings.has(type)) return ["r2-jurisdiction", "minimal-collection"];
      return aboutBuckets.test(type) ? ["r2-jurisdiction", ...inBuckets] : ["transit-encryption"];
    default:
      return packageOf(type) === "random" ? ["secrets-protected"] : ["minimal-collection"];
  }
}

/** What hangs on the provider that a resource names: the places, and whose account it is. */
export const ledByProvider = [
  "neon-region",
  "render-region",
  "r2-jurisdiction",
  "twilio-region",
  "sub-processor-list",
] as const;

/** For a rule about every resource: the promises of the rule that hang on this one, and one for any other resource. */
export function bearingOn<C extends ClauseId>(clauses: readonly C[], otherwise: C) {
  return ({ resource }: Subject): readonly C[] => {
    const on = new Set<ClauseId>(promisesOn(resource));
    const hanging = clauses.filter((clause) => on.has(clause));
    return hanging.length > 0 ? hanging : [otherwise];
  };
}
