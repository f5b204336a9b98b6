import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListKeepsEveryVersion } from "../../../../policies/sub-processors/rules/published-list-keeps-every-version.ts";
import { books } from "../../../../register/read-books.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { edited, listFile, unknown, wholeList } from "../published-list.ts";

const [first] = books().published;
const version = first?.version ?? "";
const file = `version-${version}`;
const missing = `no object is sub-processors/versions/${version}.json.`;
const changed = "content is not the version as it was published.";

describeRule(publishedListKeepsEveryVersion, {
  pass: [wholeList(), [...wholeList(file), edited(file, (json) => JSON.stringify(JSON.parse(json)))]],
  fail: [
    { stack: wholeList(file), outcome: "gap", says: [missing] },
    {
      stack: [...wholeList(file), listFile(file, { key: `sub-processors/old/${version}.json` })],
      outcome: "gap",
      says: [missing],
    },
    {
      stack: [...wholeList(file), edited(file, (json) => json.replace("P90D", "P400D"))],
      says: [changed],
    },
    { stack: [...wholeList(file), listFile(file, { content: "gone" })], says: [changed] },
    {
      stack: [
        ...wholeList("feed-en"),
        edited("feed-en", (xml) => xml.replaceAll(`<updated>${version}`, "<updated>2001-01-01")),
      ],
      says: [`content has no entry of ${version}.`],
    },
  ],
  omitted: [{ stack: [...wholeList(file), listFile(file, { content: null })], says: [changed] }],
  unknown: [
    { stack: [...wholeList(file), listFile(file, { content: UNKNOWN })], says: [unknown("content")] },
    {
      stack: [...wholeList("feed-en"), listFile("feed-en", { content: UNKNOWN })],
      says: [unknown("content")],
    },
    { stack: [...wholeList("feed-en"), listFile("feed-en", { key: UNKNOWN })], says: [unknown("key")] },
  ],
});
