import { resourceOnDeclaredProvider } from "../../../../policies/residency/rules/resource-on-declared-provider.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function on(provider: string) {
  return resource(types.aws.objectv2, {}, { provider });
}

describeRule(resourceOnDeclaredProvider, {
  pass: [
    [on("urn:pulumi:prod::kaitalk::pulumi:providers:aws::r2::id")],
    [on("urn:pulumi:prod::kaitalk::pulumi:providers:aws::r2")],
    [
      resource(
        types.twilio.twimlApp,
        {},
        { provider: "urn:pulumi:prod::kaitalk::pulumi:providers:twilio::twilio" },
      ),
    ],
  ],
  fail: [
    {
      stack: [on("urn:pulumi:prod::kaitalk::pulumi:providers:aws::default_7_48_0::id")],
      says: ["The resource names no provider, so the machine that deploys decides where it goes."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.twilio.messagingService)],
      says: ["The resource names no provider, so the machine that deploys decides where it goes."],
    },
  ],
  unknown: "The engine always knows which provider a resource names.",
});
