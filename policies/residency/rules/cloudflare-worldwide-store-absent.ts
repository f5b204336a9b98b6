import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { hyperdriveConfig, image, stream, workersKv } = types.cloudflare;

export const cloudflareWorldwideStoreAbsent = defineRule({
  id: "cloudflare-worldwide-store-absent",
  severity: "critical",
  clauses: ["r2-jurisdiction", "neon-region"],
  description: "Nothing is kept in a Cloudflare service that has no jurisdiction to choose.",
  remediation: "Keep files in an R2 bucket of the declared jurisdiction and records in Neon.",
  subjects: { types: [hyperdriveConfig, image, stream, workersKv], absent: true },
  messages: { everywhere: "{type} keeps what it is given all over Cloudflare's network." },
  check: ({ resource }, violated) => violated("everywhere", { type: resource.type.split(":").at(-1) }),
});
