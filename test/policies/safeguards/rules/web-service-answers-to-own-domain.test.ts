import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { webServiceAnswersToOwnDomain } from "../../../../policies/safeguards/rules/web-service-answers-to-own-domain.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const { webService } = types.render;
const none = "customDomains is empty, so visitors can only reach the service past Cloudflare.";

describeRule(webServiceAnswersToOwnDomain, {
  pass: [[resource(webService, { customDomains: [{ name: "kaitalk.online" }] })]],
  fail: [{ stack: [resource(webService, { customDomains: [] })], says: [none] }],
  omitted: [{ stack: [resource(webService)], says: [none] }],
  unknown: [{ stack: [resource(webService, { customDomains: UNKNOWN })], says: [unknown("customDomains")] }],
});
