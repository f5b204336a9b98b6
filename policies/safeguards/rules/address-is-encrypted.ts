import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";

/** The start of an address whose protocol has no TLS. The machine itself is reached through no network. */
const open =
  /\b(http|ws|ftp|smtp|imap|pop3|ldap|redis|amqp|mqtt|syslog|tcp|udp):\/\/(?!localhost\b|127\.0\.0\.1\b)/i;

export const addressIsEncrypted = defineRule({
  id: "address-is-encrypted",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "Every address in the stack, whatever it is for, is one of an encrypted protocol.",
  remediation: "Use the protocol's encrypted form, https:// for the web.",
  subjects: { types: "every", atLeast: 1 },
  messages: { plain: "{path} is an address of {protocol}, which sends everything in the open." },
  check(subject, violated) {
    for (const { path, name, text } of textsOf(subject)) {
      const protocol = open.exec(text)?.[1];
      // What a page says is no address that anything is sent to.
      const isPage = subject.resource.type === types.aws.objectv2 && name === "content";
      if (protocol && !isPage) violated("plain", { path, protocol: `${protocol.toLowerCase()}://` });
    }
  },
});
