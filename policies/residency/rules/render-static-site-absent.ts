import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const renderStaticSiteAbsent = defineRule({
  id: "render-static-site-absent",
  severity: "high",
  clauses: ["render-region"],
  description: "Nothing is served by Render outside its declared region.",
  remediation: "Serve static files through Cloudflare, which the register names for that.",
  subjects: { types: [types.render.staticSite], absent: true },
  messages: { everywhere: "A static site has no region: Render serves it from a network around the world." },
  check: (_, violated) => violated("everywhere"),
});
