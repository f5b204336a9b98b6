import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListLeadsToKaitalk } from "../../../../policies/sub-processors/rules/published-list-leads-to-kaitalk.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { content, listPage, unknown } from "../published-list.ts";

const silent = (contact: string) => `content does not name ${contact}.`;

describeRule(publishedListLeadsToKaitalk, {
  pass: [[listPage()]],
  fail: [
    {
      stack: [listPage({ content: content.replace("https://kaitalk.online", "https://forms.example") })],
      says: ['content leads to "forms.example", which is on no list.'],
    },
    {
      stack: [listPage({ content: content.replace(/mailto:[^"]*/, "mailto:desk@forms.example") })],
      says: ['content leads to "forms.example", which is on no list.'],
    },
    {
      stack: [listPage({ content: `${content} or from desk@forms.example.` })],
      says: ['content leads to "forms.example", which is on no list.'],
    },
    {
      stack: [listPage({ content: content.replace("https:", "http:") })],
      says: ["content has a link of http://, which sends everything in the open."],
    },
  ],
  omitted: [
    {
      stack: [listPage({ content: null })],
      says: [silent("kaitalk.online/dsr"), silent("privacidad@kaitalk.online")],
    },
  ],
  unknown: [{ stack: [listPage({ content: UNKNOWN })], says: [unknown("content")] }],
});
