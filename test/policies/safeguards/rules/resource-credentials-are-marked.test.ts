import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { resourceCredentialsAreMarked } from "../../../../policies/safeguards/rules/resource-credentials-are-marked.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, hidden } from "../resources.ts";

describeRule(resourceCredentialsAreMarked, {
  pass: [
    [resource(types.render.logStream, { token: hidden, endpoint: "logs.example" })],
    [resource(types.neon.project, { storePassword: "yes" })],
    [
      resource(types.render.logStream, { token: hidden }),
      application({ SESSION_SECRET: "has a rule of its own" }),
    ],
  ],
  fail: [
    {
      stack: [resource(types.render.logStream, { token: "canary-4711" })],
      says: ["token is not marked secret."],
    },
    {
      stack: [resource(types.postmark.webhook, { list: [{ httpAuth: { password: "canary-4711" } }] })],
      says: ["list[0].httpAuth.password is not marked secret."],
    },
  ],
  omitted: [{ stack: [resource(types.render.logStream)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.postmark.webhook, { list: [{ password: UNKNOWN }] })],
      says: [
        "list[0].password is not known before the resource exists, nor whether it is secret, " +
          "so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
