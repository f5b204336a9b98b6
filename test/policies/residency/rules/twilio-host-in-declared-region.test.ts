import { twilioHostInDeclaredRegion } from "../../../../policies/residency/rules/twilio-host-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function flow(url: string) {
  return resource(types.twilio.studioFlow, { definition: JSON.stringify({ url }) });
}

describeRule(twilioHostInDeclaredRegion, {
  pass: [
    [flow("https://api.twilio.com/2010-04-01")],
    [flow("https://api.us1.twilio.com")],
    [flow("https://api.ashburn.us1.twilio.com")],
    [flow("wss://kaitalk.sip.twilio.com")],
    [flow("https://www.nottwilio.com")],
  ],
  fail: [
    "https://api.dublin.ie1.twilio.com",
    "https://api.sydney.au1.twilio.com",
    "https://api.us2.twilio.com",
    "https://kaitalk.pstn.frankfurt.twilio.com",
  ].map((url) => ({ stack: [flow(url)], says: ["definition names a Twilio host outside us1."] })),
  omitted: [{ stack: [resource(types.twilio.studioFlow)], says: [], outcome: "met" }],
  unknown: "A host unknown at preview is judged by unknown-host-of-registered-origin.",
});
