import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const webServiceAnswersToOwnDomain = defineRule({
  id: "web-service-answers-to-own-domain",
  severity: "high",
  clauses: ["transit-encryption", "raw-ip-not-stored"],
  description: "Every web service has a domain of KAITALK, through which Cloudflare guards the way to it.",
  remediation: "List the domain in customDomains.",
  subjects: { types: [types.render.webService], atLeast: 1 },
  messages: { none: "customDomains is empty, so visitors can only reach the service past Cloudflare." },
  check(service, violated) {
    if (service.each("customDomains").length === 0) violated("none");
  },
});
