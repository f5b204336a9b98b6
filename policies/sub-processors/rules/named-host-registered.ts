import { hasItsFormat } from "../../../register/environment.ts";
import { isDataFreeHost, ownerOfHost } from "../../../register/hosts.ts";
import { bareHosts, hostOfNumber } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { isNotFollowed, isVariable, listsHosts, namesHost, writesHost } from "../host-properties.ts";

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
    for (const { path, name, text, secret } of textsOf(subject, ({ name }) => !isNotFollowed.test(name))) {
      const expected = namesHost.test(name);
      if (isVariable.test(path) && hasItsFormat(name, text)) continue;
      const isList = listsHosts.test(name);
      if (!expected && !isList && !isVariable.test(path) && !writesHost.test(text)) continue;
      const number = expected ? hostOfNumber(text) : undefined;
      const hosts = new Set([
        ...bareHosts(isList ? text.replaceAll("*.", "") : text),
        ...(number === undefined ? [] : [number]),
      ]);
      for (const host of [...hosts].filter((found) => !ownerOfHost(found) && !isDataFreeHost(found, name)))
        violated("stranger", { path, host: secret ? "a host inside a secret" : `"${host}"` });
    }
  },
});
