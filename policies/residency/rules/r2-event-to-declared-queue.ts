import { types } from "../../../vendors/types.ts";
import { urnsOf } from "../../kernel/by-urn.ts";
import { defineRule } from "../../kernel/rule.ts";

export const r2EventToDeclaredQueue = defineRule({
  id: "r2-event-to-declared-queue",
  severity: "high",
  clauses: ["r2-jurisdiction"],
  description: "Messages about objects go to a queue of this stack, whose place is judged too.",
  remediation: "Declare the queue in this stack, in the jurisdiction, and take queueId from it.",
  subjects: { types: [types.cloudflare.r2BucketEventNotification], absent: true },
  messages: { stray: "queueId comes from no queue of this stack, so nobody sees where the messages go." },
  checkInStack({ resource }, stack, violated) {
    const queues = urnsOf(stack, types.cloudflare.queue);
    const origins = resource.propertyDependencies.queueId ?? [];
    if (!origins.some((urn) => queues.has(urn))) violated("stray");
  },
});
