import { defineRule } from "../../kernel/rule.ts";

const places = new Set(["*", "regionId", "region", "edge", "jurisdiction", "location", "endpoints"]);

export const placeChangeNotIgnored = defineRule({
  id: "place-change-not-ignored",
  severity: "high",
  clauses: ["neon-region", "render-region", "r2-jurisdiction", "twilio-region"],
  description: "No resource tells the engine to overlook a change of its place.",
  remediation: "Remove the property from ignoreChanges.",
  subjects: { types: "every" },
  messages: { ignored: "ignoreChanges names {property}, so the declared place may not be the real one." },
  check({ resource }, violated) {
    for (const property of resource.ignoreChanges.filter((name) => places.has(name)))
      violated("ignored", { property });
  },
});
