import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerTracksNoLinks } from "../../../../policies/safeguards/rules/mail-server-tracks-no-links.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailServerTracksNoLinks, {
  pass: [[resource(types.postmark.server, { trackLinks: "None" })]],
  fail: [
    {
      stack: [resource(types.postmark.server, { trackLinks: "HtmlOnly" })],
      says: ['trackLinks is "HtmlOnly"; the register declares "None".'],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    { stack: [resource(types.postmark.server, { trackLinks: UNKNOWN })], says: [unknown("trackLinks")] },
  ],
});
