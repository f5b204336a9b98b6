import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListNamesEverySubProcessor } from "../../../../policies/sub-processors/rules/published-list-names-every-sub-processor.ts";
import { books } from "../../../../register/read-books.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { content, listPage, unknown } from "../published-list.ts";

const { version, subProcessors } = books().register.value;

describeRule(publishedListNamesEverySubProcessor, {
  pass: [
    [listPage(), resource(types.aws.objectv2, { key: "logo.svg", content: "<svg/>" }, { name: "logo" })],
  ],
  fail: [
    {
      stack: [listPage({ content: content.replace("Twilio Inc.", "") })],
      says: ['content does not name "Twilio Inc.".'],
    },
    {
      stack: [listPage({ content: content.replace(version, "2001-01-01") })],
      says: [`content is not of the register's version ${version}.`],
    },
    {
      stack: [resource(types.aws.objectv2, { key: "logo.svg" })],
      says: ["0 of at least 1 published list of sub-processors declared."],
    },
  ],
  omitted: [
    {
      stack: [listPage({ content: null })],
      says: [
        ...subProcessors.map(({ legalName }) => `content does not name "${legalName}".`),
        `content is not of the register's version ${version}.`,
      ],
    },
  ],
  unknown: [
    { stack: [listPage({ content: UNKNOWN })], says: [unknown("content")] },
    { stack: [listPage({ key: UNKNOWN })], says: [unknown("key")] },
  ],
});
