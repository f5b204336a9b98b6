import { books } from "../../../register/read-books.ts";
import { defineRule } from "../../kernel/rule.ts";
import { publishedList, textOf } from "../published-list.ts";

export const publishedListNamesEverySubProcessor = defineRule({
  id: "published-list-names-every-sub-processor",
  severity: "critical",
  clauses: ["sub-processor-list", "change-notice"],
  description:
    "The list that customers read names every sub-processor of the register, in the register's version.",
  remediation: "Write the page from the register, as infra/components/published-list.ts does.",
  subjects: publishedList,
  messages: {
    missing: 'content does not name "{legalName}".',
    outdated: "content is not of the register's version {version}.",
  },
  check(page, violated) {
    const { version, subProcessors } = books().register.value;
    const text = textOf(page);
    for (const { legalName } of subProcessors)
      if (!text.includes(legalName)) violated("missing", { legalName }, { breaks: ["sub-processor-list"] });
    if (!text.includes(version)) violated("outdated", { version }, { breaks: ["change-notice"] });
  },
});
