import { defineRule } from "../../kernel/rule.ts";
import {
  dataDifferences,
  feedDifferences,
  hasCells,
  namesEveryCompany,
  pageDifferences,
} from "../list-differences.ts";
import { formOf, publishedList, registeredList } from "../published-list.ts";

const compare = { page: pageDifferences, data: dataDifferences, feed: feedDifferences };

export const publishedListSaysWhatIsRegistered = defineRule({
  id: "published-list-says-what-is-registered",
  severity: "critical",
  clauses: ["sub-processor-list", "change-notice", "previous-versions"],
  description: "Every cell of the published list says what the register says, no more and no less.",
  remediation:
    "Publish what kaitalk page writes; change the register where the list is to say something else, and register/list/frame.ts where a page has a heading more.",
  subjects: publishedList,
  messages: {
    missing: 'content does not say {cell}: "{registered}".',
    changed: 'content says "{published}" for {cell}; the register says "{registered}".',
    beyond: 'content says "{published}" ({cell}), which the register does not.',
    shapeless:
      "content names every company and has no cells, so that it cannot be compared with the register.",
    language: "contentLanguage is {actual}, in which the register is not published.",
  },
  check(object, violated) {
    const form = formOf(object);
    if (form === undefined) return;
    const list = registeredList(object.read("contentLanguage").value);
    if (!list) return violated("language", { actual: object.read("contentLanguage") });
    const content = String(object.read("content").value ?? "");
    if (form !== "feed" && !hasCells(form, content) && namesEveryCompany(content))
      return violated("shapeless", {}, { as: "gap" });
    for (const { cell, published, registered } of compare[form](content, list)) {
      const breaks = [clauseOf(cell)];
      if (registered === null) violated("beyond", { published, cell }, { breaks });
      else if (published === null) violated("missing", { cell, registered }, { breaks });
      else violated("changed", { published, cell, registered }, { breaks });
    }
  },
});

function clauseOf(cell: string) {
  if (/^list\/change-notice/.test(cell)) return "change-notice" as const;
  return /^version\/|^versions\/|^list\/previous/.test(cell)
    ? ("previous-versions" as const)
    : ("sub-processor-list" as const);
}
