import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const zoneKeepsNoRawLogs = defineRule({
  id: "zone-keeps-no-raw-logs",
  severity: "critical",
  clauses: ["raw-ip-not-stored"],
  description: "Cloudflare keeps no request logs of the zone, which would hold raw addresses.",
  remediation: "Set flag to false.",
  subjects: { types: [types.cloudflare.logpullRetention] },
  messages: { kept: "flag is {actual}; false is required." },
  check(retention, violated) {
    const actual = retention.read("flag");
    if (actual.value !== false) violated("kept", { actual });
  },
});
