import { defineRule } from "../../kernel/rule.ts";
import { bearingOn } from "../../promises-on.ts";
import { deletedByJob } from "../../retention/clauses.ts";

const places = ["neon-region", "render-region", "r2-jurisdiction", "twilio-region"] as const;
const safeguards = ["minimal-collection", "transit-encryption", "secrets-protected"] as const;
const guarded = [...places, ...deletedByJob, "stored-documents", ...safeguards] as const;

export const guardedChangeNotIgnored = defineRule({
  id: "guarded-change-not-ignored",
  severity: "high",
  clauses: guarded,
  bearsOn: bearingOn(guarded, "minimal-collection"),
  description: "No resource tells the engine to overlook a change, for the rules judge what is declared.",
  remediation: "Remove ignoreChanges from the resource and declare what it should be.",
  subjects: { types: "every", atLeast: 1 },
  messages: { ignored: "ignoreChanges names {properties}, so the declared value may not be the real one." },
  check({ resource }, violated) {
    const properties = resource.ignoreChanges.join(", ");
    if (properties) violated("ignored", { properties });
  },
});
