import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2EventToDeclaredQueue } from "../../../../policies/residency/rules/r2-event-to-declared-queue.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const queue = resource(types.cloudflare.queue, { jurisdiction: "us" });

function notification(origins: readonly string[]) {
  return resource(
    types.cloudflare.r2BucketEventNotification,
    { queueId: UNKNOWN },
    { propertyDependencies: { queueId: origins } },
  );
}

describeRule(r2EventToDeclaredQueue, {
  pass: [[], [queue, notification([queue.urn])]],
  fail: [
    {
      stack: [queue, notification([])],
      says: ["queueId comes from no queue of this stack, so nobody sees where the messages go."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.r2BucketEventNotification)],
      says: ["queueId comes from no queue of this stack, so nobody sees where the messages go."],
    },
  ],
  unknown: "queueId is always unknown before the queue exists; what it depends on decides.",
});
