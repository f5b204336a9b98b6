import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerCopiesNoContent } from "../../../../policies/safeguards/rules/mail-server-copies-no-content.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailServerCopiesNoContent, {
  pass: [[resource(types.postmark.server, { includeBounceContentInHook: false, rawEmailEnabled: false })]],
  fail: [
    {
      stack: [resource(types.postmark.server, { includeBounceContentInHook: true, rawEmailEnabled: true })],
      says: [
        "includeBounceContentInHook is true; false is required.",
        "rawEmailEnabled is true; false is required.",
      ],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.postmark.server, { rawEmailEnabled: UNKNOWN })],
      says: [unknown("rawEmailEnabled")],
    },
  ],
});
