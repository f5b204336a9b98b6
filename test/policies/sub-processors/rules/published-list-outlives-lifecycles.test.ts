import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListOutlivesLifecycles } from "../../../../policies/sub-processors/rules/published-list-outlives-lifecycles.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const lifecycle = (rule: Properties, bucketName = "kaitalk-prod-site") =>
  resource(types.cloudflare.r2BucketLifecycle, { bucketName, rules: [{ enabled: true, ...rule }] });
const deleting = { deleteObjectsTransition: { condition: { type: "Age", maxAge: 7_689_600 } } };
const under = (prefix: string) => ({ ...deleting, conditions: { prefix } });
const ends = "rules[0] deletes what is published below sub-processors/.";

describeRule(publishedListOutlivesLifecycles, {
  pass: [
    [lifecycle({ abortMultipartUploadsTransition: { condition: { type: "Age", maxAge: 86_400 } } })],
    [lifecycle(under("drafts/"))],
    [lifecycle({ ...under(""), enabled: false })],
  ],
  fail: [
    { stack: [lifecycle(under(""))], says: [ends] },
    { stack: [lifecycle(under("sub-"))], says: [ends] },
    { stack: [lifecycle(under("sub-processors/versions/"))], says: [ends] },
  ],
  omitted: [{ stack: [lifecycle(deleting)], says: [ends] }],
  unknown: [
    {
      stack: [lifecycle({ ...deleting, conditions: { prefix: UNKNOWN } })],
      says: [
        "rules[0].conditions.prefix is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
