import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Subject } from "../../kernel/subject.ts";
import { addressSpace, isTooMuch, together } from "../address-space.ts";

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
    open: '{path} lets in "{entry}".',
    unread: '{path} is "{entry}", which is no address and no network.',
    whole: "the entries of {path} together let in a large part of the internet.",
    partial: "allowedIpsProtectedBranchesOnly is {actual}, so other branches are open.",
  },
  check(subject, violated) {
    for (const [path, entries] of allowLists(subject)) {
      const spaces = entries.map(([, entry]) => addressSpace(entry));
      const tooWide = entries.filter((_, index) => isTooMuch(spaces[index] ?? { family: 4, share: 0 }));
      for (const [at, entry] of tooWide) violated("open", { path: at, entry });
      for (const [index, [at, entry]] of entries.entries())
        if (!spaces[index]) violated("unread", { path: at, entry });
      const all = together(spaces.filter((space) => space !== undefined));
      if (tooWide.length === 0 && all.some(isTooMuch)) violated("whole", { path });
    }
    const partial = subject.read("allowedIpsProtectedBranchesOnly");
    if (partial.value === "yes") violated("partial", { actual: partial });
  },
});

type Entry = readonly [path: string, network: string];

/** Each allow list of a resource, with the place of every entry. Throws `Unverified`. */
function allowLists(subject: Subject): [path: string, entries: Entry[]][] {
  const holders = [subject, ...subject.entries("environments").map(([, environment]) => environment)];
  return [
    ["allowedIps", (subject.values("allowedIps") ?? []).map((ip, at) => [`allowedIps[${at}]`, String(ip)])],
    ...holders.map((holder): [string, Entry[]] => [
      holder.path ? `${holder.path}.ipAllowLists` : "ipAllowLists",
      holder.each("ipAllowLists").map((entry) => [entry.path, String(entry.read("cidrBlock").value ?? "")]),
    ]),
  ];
}
