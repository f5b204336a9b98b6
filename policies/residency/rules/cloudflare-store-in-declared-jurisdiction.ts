import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";

const { queue, d1Database, workersKvNamespace } = types.cloudflare;

export const cloudflareStoreInDeclaredJurisdiction = defineRule({
  id: "cloudflare-store-in-declared-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction"],
  description: "Whatever else keeps data at Cloudflare is in the declared jurisdiction, as the buckets are.",
  remediation: "Keep the data in R2 or Neon; otherwise create the store anew with the declared jurisdiction.",
  subjects: { types: [queue, d1Database, workersKvNamespace], absent: true },
  messages: placeMessages,
  check: (store, violated) => requirePlace(store, "jurisdiction", "r2-jurisdiction", violated),
});
