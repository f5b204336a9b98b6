import { neonJwksUrlAbsent } from "../../../../policies/residency/rules/neon-jwks-url-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const opens = "Whoever issues tokens at jwksUrl decides who reads rows over Neon's Data API.";

describeRule(neonJwksUrlAbsent, {
  pass: [[]],
  fail: [
    {
      stack: [resource(types.neon.jwksUrl, { jwksUrl: "https://kaitalk.online/jwks" })],
      says: [opens],
    },
  ],
  omitted: [{ stack: [resource(types.neon.jwksUrl)], says: [opens] }],
  unknown: "the resource is refused whatever it is given",
});
