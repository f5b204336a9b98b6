import { books } from "../../../register/read-books.ts";
import { bucketKindOf } from "../../../retention/buckets.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Subject } from "../../kernel/subject.ts";
import { isPublishedList, publishedList } from "../published-list.ts";

export const publishedListInEveryLanguage = defineRule({
  id: "published-list-in-every-language",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "The list is published as a page in every language of the register.",
  remediation:
    "Declare an object of type text/html in the site's bucket, with contentLanguage for the language.",
  subjects: publishedList,
  messages: { missing: "no page of the list is in {language}." },
  checkStack(stack, violated) {
    const pages = stack
      .ofType(...publishedList.types)
      .filter(isPublishedList)
      .filter(isPublicPage);
    const published = new Set(pages.map((page) => page.read("contentLanguage").value));
    for (const language of books().register.value.organisation.languages)
      if (!published.has(language)) violated("missing", { language });
  },
});

function isPublicPage(object: Subject): boolean {
  const [type, bucket] = [object.read("contentType"), object.read("bucket")];
  return /^text\/html\b/.test(String(type.value)) && bucketKindOf(String(bucket.value)) === "site";
}
