import { labelWithoutPersonalData } from "../../../../policies/sub-processors/rules/label-without-personal-data.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(labelWithoutPersonalData, {
  pass: [
    [resource(types.neon.project, { name: "kaitalk" })],
    [resource(types.stripe.product, { metadata: { plan: "clinic-2026-11-24" } })],
    [resource(types.postmark.server, { name: "write to privacidad@kaitalk.online" })],
    [resource(types.render.dedicatedIp, { description: "10.0.0.0/24 of the office" })],
    [resource(types.twilio.phoneNumber, { phoneNumber: "+12025550143" })],
  ],
  fail: [
    {
      stack: [resource(types.stripe.product, { metadata: { "ana.lopez@example.com": "owner" } })],
      says: ["A key of a label holds what looks like an e-mail address."],
    },
    {
      stack: [resource(types.neon.project, { branch: { roleName: "ana.lopez@example.com" } })],
      says: ["branch.roleName holds what looks like an e-mail address."],
    },
    {
      stack: [resource(types.neon.project, { name: "ana.lopez@example.com" })],
      says: ["name holds what looks like an e-mail address."],
    },
    {
      stack: [resource(types.stripe.product, { metadata: { contact: "+52 55 1234 5678" } })],
      says: ["metadata.contact holds what looks like a phone number."],
    },
    {
      stack: [resource(types.cloudflare.dnsRecord, { tags: ["owner:x", "cpf:123.456.789-09"] })],
      says: ["tags[1] holds what looks like a Brazilian CPF."],
    },
    {
      stack: [resource(types.neon.role, {}, { name: "juan@kaitalk.online" })],
      says: ["The resource's name holds what looks like an e-mail address."],
    },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: "A label that only the engine will know is a vendor's own, such as the name of a DKIM record.",
});
