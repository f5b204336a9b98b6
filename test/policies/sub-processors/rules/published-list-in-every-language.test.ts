import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListInEveryLanguage } from "../../../../policies/sub-processors/rules/published-list-in-every-language.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { everyLanguage, listPage, unknown } from "../published-list.ts";

const [english, ...others] = everyLanguage;
const missing = "no page of the list is in en.";

describeRule(publishedListInEveryLanguage, {
  pass: [everyLanguage],
  fail: [
    { stack: others, says: [missing] },
    { stack: [...others, listPage({ bucket: "kaitalk-test-documents" })], says: [missing] },
    { stack: [...others, listPage({ contentType: "application/json" })], says: [missing] },
  ],
  omitted: [{ stack: [...others, listPage({ contentLanguage: null })], says: [missing] }],
  unknown: [
    { stack: [...others, listPage({ contentLanguage: UNKNOWN })], says: [unknown("contentLanguage")] },
    { stack: [...(english ? [english] : []), listPage({ bucket: UNKNOWN })], says: [unknown("bucket")] },
  ],
});
