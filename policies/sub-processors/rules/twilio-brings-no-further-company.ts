import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { phoneNumber, sipDomain, verifyService } = types.twilio;
const companies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [phoneNumber]: { trunkSid: "whoever is behind a SIP trunk" },
  [sipDomain]: { byocTrunkSid: "another carrier" },
  [verifyService]: { "push.apnCredentialSid": "Apple", "push.fcmCredentialSid": "Google" },
};

export const twilioBringsNoFurtherCompany = defineRule({
  id: "twilio-brings-no-further-company",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Twilio hands calls and messages to no company that is not on the list.",
  remediation: "Remove the property, or register the company and give notice first.",
  subjects: { types: [phoneNumber, sipDomain, verifyService], absent: true },
  messages: {
    company: "{property} is declared, so Twilio hands personal data to {company}, who is on no list.",
  },
  check(subject, violated) {
    for (const [property, company] of Object.entries(companies[subject.resource.type] ?? {}))
      if (subject.declares(property)) violated("company", { property, company });
  },
});
