import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerTracksNoOpens } from "../../../../policies/safeguards/rules/mail-server-tracks-no-opens.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailServerTracksNoOpens, {
  pass: [[resource(types.postmark.server, { trackOpens: false })]],
  fail: [
    {
      stack: [resource(types.postmark.server, { trackOpens: true })],
      says: ["trackOpens is true; the register declares false."],
    },
    { stack: [], says: [`0 of at least 1 ${types.postmark.server} declared.`] },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    { stack: [resource(types.postmark.server, { trackOpens: UNKNOWN })], says: [unknown("trackOpens")] },
  ],
});
