import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListLeadsToKaitalk } from "../../../../policies/sub-processors/rules/published-list-leads-to-kaitalk.ts";
import { books } from "../../../../register/read-books.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { edited, listFile, unknown, wholeList } from "../published-list.ts";

const { dsr, privacy } = books().register.value.organisation.contacts;
const silent = (contact: string) => `content does not name ${contact}.`;
const foreign = 'content leads to "forms.example", which is on no list.';

describeRule(publishedListLeadsToKaitalk, {
  pass: [wholeList()],
  fail: [
    {
      stack: [
        edited("page-en", (html) => html.replace(`href="https://${dsr}`, 'href="https://forms.example/dsr')),
      ],
      says: [foreign],
    },
    {
      stack: [edited("page-en", (html) => html.replace(/mailto:[^"]*/, "mailto:desk@forms.example"))],
      says: [foreign],
    },
    {
      stack: [edited("page-en", (html) => html.replace("</main>", " or from desk@forms.example.</main>"))],
      says: [foreign],
    },
    {
      stack: [edited("page-en", (html) => html.replace(`href="https://${dsr}`, `href="http://${dsr}`))],
      says: ["content has a link of http://, which sends everything in the open."],
    },
  ],
  omitted: [{ stack: [listFile("page-en", { content: null })], says: [silent(dsr), silent(privacy)] }],
  unknown: [
    { stack: [listFile("page-en", { content: UNKNOWN })], says: [unknown("content")] },
    { stack: [listFile("page-en", { key: UNKNOWN })], says: [unknown("key")] },
  ],
});
