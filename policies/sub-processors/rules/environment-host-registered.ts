import { types } from "../../../providers/types.ts";
import { ownerOfHost } from "../../../register/hosts.ts";
import { bareHosts } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { namesHost } from "../host-properties.ts";

const { webService, cronJob, backgroundWorker, privateService, staticSite, envGroup } = types.render;

export const environmentHostRegistered = defineRule({
  id: "environment-host-registered",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "The application is told of no host that is not a sub-processor's or KAITALK's own.",
  remediation: "Remove the variable, or register the operator of the host and give notice first.",
  subjects: {
    types: [webService, cronJob, backgroundWorker, privateService, staticSite, envGroup],
    atLeast: 1,
  },
  messages: { stranger: "{name} names {host}, which is on no list." },
  check(service, violated) {
    const variables = textsOf(service).filter(
      ({ path, name }) => path.startsWith("envVars.") && namesHost.test(name),
    );
    for (const { name, text = "", secret } of variables)
      for (const host of bareHosts(text).filter((found) => !ownerOfHost(found)))
        violated("stranger", { name, host: secret ? "a host inside a secret" : `"${host}"` });
  },
});
