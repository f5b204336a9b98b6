import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const everywhere = /\/0$/;

export const allowListNamesNoWholeInternet = defineRule({
  id: "allow-list-names-no-whole-internet",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "An allow list that is declared lets in named networks, and covers every branch.",
  remediation: "List the networks that need access; leave the list out where the plan has none.",
  subjects: {
    types: [types.neon.project, types.render.project, types.render.webService, types.render.staticSite],
  },
  messages: {
    open: "{path} lets in {network}.",
    partial: "allowedIpsProtectedBranchesOnly is {actual}, so other branches are open.",
  },
  check(subject, violated) {
    for (const network of subject.values("allowedIps") ?? [])
      if (everywhere.test(String(network))) violated("open", { path: "allowedIps", network });
    const holders = [subject, ...subject.entries("environments").map(([, environment]) => environment)];
    for (const entry of holders.flatMap((holder) => holder.each("ipAllowLists"))) {
      const network = entry.read("cidrBlock");
      if (everywhere.test(String(network.value))) violated("open", { path: entry.path, network });
    }
    const partial = subject.read("allowedIpsProtectedBranchesOnly");
    if (partial.value === "yes") violated("partial", { actual: partial });
  },
});
