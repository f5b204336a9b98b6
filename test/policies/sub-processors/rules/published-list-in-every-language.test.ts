import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListInEveryLanguage } from "../../../../policies/sub-processors/rules/published-list-in-every-language.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { listFile, unknown, wholeList } from "../published-list.ts";

const missing = (form: string) => `no ${form} of the list is in en.`;
const others = wholeList("page-en");

describeRule(publishedListInEveryLanguage, {
  pass: [wholeList()],
  fail: [
    { stack: others, says: [missing("page")] },
    { stack: wholeList("data-en"), says: [missing("data")] },
    { stack: wholeList("feed-en"), outcome: "gap", says: [missing("feed")] },
    {
      stack: [...others, listFile("page-en", { bucket: "kaitalk-test-documents" })],
      says: [missing("page")],
    },
    { stack: [...others, listFile("page-en", { contentType: "application/pdf" })], says: [missing("page")] },
  ],
  omitted: [
    { stack: [...others, listFile("page-en", { contentLanguage: null })], says: [missing("page")] },
    { stack: [...others, listFile("page-en", { contentType: null })], says: [missing("page")] },
  ],
  unknown: [
    { stack: [...others, listFile("page-en", { contentType: UNKNOWN })], says: [unknown("contentType")] },
    {
      stack: [...others, listFile("page-en", { contentLanguage: UNKNOWN })],
      says: [unknown("contentLanguage")],
    },
    { stack: [...others, listFile("page-en", { bucket: UNKNOWN })], says: [unknown("bucket")] },
  ],
});
