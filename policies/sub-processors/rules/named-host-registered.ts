import { isDataFreeHost, ownerOfHost } from "../../../register/hosts.ts";
import { bareHosts } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { namesHost } from "../host-properties.ts";

const withPort = /^[a-z0-9.-]+\.[a-z]{2,}:\d{2,5}$/i;

export const namedHostRegistered = defineRule({
  id: "named-host-registered",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "No property or environment variable names a host that is not a sub-processor's or KAITALK's own.",
  remediation: "Remove the host, or register its operator and give notice first.",
  subjects: { types: "every", atLeast: 1 },
  messages: { stranger: "{path} names {host}, which is on no list." },
  check(subject, violated) {
    for (const { path, name, text, secret } of textsOf(subject)) {
      const hosts = namesHost.test(name) || withPort.test(text) ? bareHosts(text) : [];
      for (const host of hosts.filter((found) => !ownerOfHost(found) && !isDataFreeHost(found, name)))
        violated("stranger", { path, host: secret ? "a host inside a secret" : `"${host}"` });
    }
  },
});
