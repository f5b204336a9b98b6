import { defineRule } from "../../kernel/rule.ts";
import { publishedList } from "../published-list.ts";

/** In seconds. A reader sees a change of the list within a day of it. */
const longest = 86_400;

export const publishedListIsReadAsWritten = defineRule({
  id: "published-list-is-read-as-written",
  severity: "high",
  clauses: ["change-notice", "sub-processor-list"],
  description: "Browsers show the list as it was published, and show a change of it within a day.",
  remediation:
    "Leave contentEncoding and contentDisposition out, and let cacheControl keep the list a day at most.",
  subjects: publishedList,
  messages: {
    stale: "cacheControl is {actual}, so readers could see an earlier list for more than a day.",
    unread: "{property} is declared, so browsers would not show the list as it is written.",
  },
  check(object, violated) {
    for (const property of ["contentEncoding", "contentDisposition"])
      if (object.declares(property)) violated("unread", { property }, { breaks: ["sub-processor-list"] });
    const actual = object.read("cacheControl");
    const said = String(actual.value ?? "");
    const ages = [...said.matchAll(/\b(?:s-maxage|max-age|stale-[\w-]+)\s*=\s*"?(\d+)/gi)];
    if (/\bimmutable\b/i.test(said) || ages.some(([, seconds]) => Number(seconds) > longest))
      violated("stale", { actual }, { breaks: ["change-notice"] });
  },
});
