import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { isHttps } from "../web-addresses.ts";

export const bucketNamesItsReaders = defineRule({
  id: "bucket-names-its-readers",
  severity: "high",
  clauses: ["minimal-collection", "transit-encryption"],
  description: "Other sites may read a bucket only where they are named, each by its HTTPS address.",
  remediation: "List the exact https:// origins.",
  subjects: { types: [types.cloudflare.r2BucketCors] },
  messages: { any: "{path} allows the origin {origin}." },
  check(cors, violated) {
    for (const rule of cors.each("rules"))
      for (const origin of rule.values("allowed.origins") ?? []) {
        const everyone = String(origin).includes("*");
        if (everyone || !isHttps({ value: origin }))
          violated(
            "any",
            { path: rule.path, origin: JSON.stringify(origin) },
            { breaks: [everyone ? "minimal-collection" : "transit-encryption"] },
          );
      }
  },
});
