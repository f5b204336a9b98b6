import { ownerOfHost } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostsOfUrls } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";

/** What a browser fetches without being asked, and where a form sends what was typed; not what a reader may click. */
const loads =
  /(?:\b(?:src|srcset|action|formaction|poster|data|background|ping|manifest)\s*=\s*["']?|<(?!a\b|area\b)[a-z][^>]*\bhref\s*=\s*["']?|<meta\b[^>]*\burl\s*=\s*["']?|url\(\s*["']?|@import\s+["']|(?:fetch|import)\(\s*["'`])(?:https?:)?(\/\/[^\s"'`)>]+)/gi;

export const publishedPageLoadsNothingForeign = defineRule({
  id: "published-page-loads-nothing-foreign",
  severity: "high",
  clauses: ["sub-processor-list", "minimal-collection"],
  description: "A published page makes no visitor's browser speak to someone who is not on the list.",
  remediation:
    "Serve the script, font, picture or form from KAITALK's own domain, and declare the page as content.",
  subjects: { types: [types.aws.objectv2] },
  messages: {
    foreign: 'content makes browsers contact "{host}", which is on no list.',
    unread: "{property} is declared, so no one can read here what the page makes browsers contact.",
  },
  check(page, violated) {
    for (const property of ["contentBase64", "source"])
      if (page.declares(property)) violated("unread", { property });
    const content = String(page.read("content").value ?? "");
    const hosts = [...content.matchAll(loads)].flatMap(([, address]) => hostsOfUrls(`https:${address}`));
    for (const host of new Set(hosts))
      if (!ownerOfHost(host)) violated("foreign", { host }, { breaks: ["sub-processor-list"] });
  },
});
