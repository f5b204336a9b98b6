import { Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { addressIsEncrypted } from "../../../../policies/safeguards/rules/address-is-encrypted.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application } from "../resources.ts";

const says = (path: string, protocol: string) => [
  `${path} is an address of ${protocol}, which sends everything in the open.`,
];

describeRule(addressIsEncrypted, {
  pass: [
    [application({ SITE: "https://kaitalk.online", SELF: "http://localhost:3000" })],
    [resource(types.aws.objectv2, { content: '<a href="http://kaitalk.online">' })],
  ],
  fail: [
    {
      stack: [application({ SITE: "http://kaitalk.online" })],
      says: says("envVars.SITE.value", "http://"),
    },
    {
      stack: [application({ CACHE: new Secret("REDIS://user:canary-4711@cache.example") })],
      says: says("envVars.CACHE.value", "redis://"),
    },
    {
      stack: [resource(types.aws.objectv2, { websiteRedirect: "http://kaitalk.online" })],
      says: says("websiteRedirect", "http://"),
    },
  ],
  omitted: [{ stack: [application()], says: [], outcome: "met" }],
  unknown: [{ stack: [application({ SITE: UNKNOWN })], says: [], outcome: "met" }],
});
