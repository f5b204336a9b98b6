import { books } from "../../../register/read-books.ts";
import { bucketKindOf } from "../../../retention/buckets.ts";
import { defineRule } from "../../kernel/rule.ts";
import { formOf, listForms, publishedList, typeOf } from "../published-list.ts";

export const publishedListInEveryLanguage = defineRule({
  id: "published-list-in-every-language",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "The list is published as a page, as data and as a feed in every language of the register.",
  remediation:
    "Declare an object of each form in the site's bucket, with contentType and contentLanguage, as kaitalk page writes it.",
  subjects: publishedList,
  messages: { missing: "no {form} of the list is in {language}." },
  checkStack(stack, violated) {
    const published = new Set(
      stack
        .ofType(...publishedList.types)
        .filter(publishedList.where)
        .filter((object) => bucketKindOf(String(object.read("bucket").value)) === "site")
        .map((object) => `${formOf(object)} ${typeOf(object)} ${object.read("contentLanguage").value}`),
    );
    // The page promises the list itself; a feed of it is our own.
    for (const language of books().register.value.organisation.languages)
      for (const [form, type] of Object.entries(listForms))
        if (!published.has(`${form} ${type} ${language}`))
          violated("missing", { form, language }, form === "feed" ? { as: "gap" } : {});
  },
});
