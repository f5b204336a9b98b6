import { isDataFreeHost, ownerOfHost } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsOfUrls } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { type Place, textsOf } from "../../kernel/texts.ts";
import { isDocument, isNotFollowed } from "../host-properties.ts";

export const urlHostRegistered = defineRule({
  id: "url-host-registered",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "Every URL in the stack leads to a registered sub-processor or to KAITALK itself.",
  remediation: "Use a host of KAITALK's own domain, or register its operator and give notice first.",
  subjects: { types: "every", atLeast: 1 },
  messages: { stranger: "{path} leads to {host}, which is on no list." },
  check(subject, violated) {
    const isObject = subject.resource.type === types.aws.objectv2;
    const isFollowed = ({ name }: Place) => !isNotFollowed.test(name) && !(isObject && isDocument.test(name));
    for (const { path, name, text, secret } of textsOf(subject, isFollowed)) {
      const strangers = hostsOfUrls(text).filter((host) => !ownerOfHost(host) && !isDataFreeHost(host, name));
      for (const host of strangers)
        violated("stranger", { path, host: secret ? "a host inside a secret" : `"${host}"` });
    }
  },
});
