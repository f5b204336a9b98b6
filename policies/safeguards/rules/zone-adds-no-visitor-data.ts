import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

/** Removes data instead of adding it. */
const allowed = new Set(["remove_visitor_ip_headers"]);

export const zoneAddsNoVisitorData = defineRule({
  id: "zone-adds-no-visitor-data",
  severity: "high",
  clauses: ["minimal-collection", "raw-ip-not-stored"],
  description: "No managed transform adds the visitor's place, address or device to a request.",
  remediation: "Disable the transform; the country header is all that the application needs.",
  subjects: { types: [types.cloudflare.managedTransforms] },
  messages: { adds: "{path} enables {transform}." },
  check(transforms, violated) {
    for (const header of transforms.each("managedRequestHeaders")) {
      const transform = header.read("id");
      if (header.read("enabled").value !== false && !allowed.has(String(transform.value)))
        violated("adds", { path: header.path, transform });
    }
  },
});
