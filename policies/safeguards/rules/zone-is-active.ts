import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const zoneIsActive = defineRule({
  id: "zone-is-active",
  severity: "critical",
  clauses: ["transit-encryption", "raw-ip-not-stored"],
  description: "Cloudflare answers for the whole zone, so that every guard of it holds.",
  remediation: "Set paused to false and type to full, or leave both out.",
  subjects: { types: [types.cloudflare.zone] },
  messages: {
    paused: "paused is {actual}, so visitors reach the application past Cloudflare.",
    pending: "status is {actual}, so Cloudflare does not answer for the zone.",
    partial: "type is {actual}, so others than this zone say where its names lead.",
  },
  check(zone, violated) {
    const paused = zone.read("paused");
    if (paused.origin === "declared" && paused.value !== false) violated("paused", { actual: paused });
    const status = zone.read("status");
    if (status.origin === "declared" && status.value !== "active") violated("pending", { actual: status });
    const type = zone.read("type");
    if (type.origin === "declared" && type.value !== "full") violated("partial", { actual: type });
  },
});
