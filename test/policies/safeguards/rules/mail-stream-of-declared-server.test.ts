import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailStreamOfDeclaredServer } from "../../../../policies/safeguards/rules/mail-stream-of-declared-server.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked } from "../resources.ts";

const server = resource(types.postmark.server, {}, { name: "server" });
const stream = resource(types.postmark.messageStream, { serverId: UNKNOWN }, { name: "trial" });
const says = ["serverId comes from no server of this stack, so nobody sees what that one keeps."];

describeRule(mailStreamOfDeclaredServer, {
  pass: [[server, linked(stream, "serverId", server)]],
  fail: [
    { stack: [server, resource(types.postmark.messageStream, { serverId: 4711 })], says },
    { stack: [server, resource(types.postmark.webhook, { serverId: 4711 })], says },
    {
      stack: [server],
      says: ["0 of at least 1 postmark:index:MessageStream or postmark:index:Webhook declared."],
    },
  ],
  omitted: [{ stack: [server, resource(types.postmark.messageStream)], says }],
  unknown: [{ stack: [server, stream], says, outcome: "violated" }],
});
