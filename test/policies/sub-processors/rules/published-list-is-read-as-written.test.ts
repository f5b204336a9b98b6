import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListIsReadAsWritten } from "../../../../policies/sub-processors/rules/published-list-is-read-as-written.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const page = (inputs: Properties) =>
  resource(types.aws.objectv2, { key: "sub-processors/en.html", ...inputs });
const stale = (said: string) =>
  `cacheControl is ${JSON.stringify(said)}, so readers could see an earlier list for more than a day.`;

describeRule(publishedListIsReadAsWritten, {
  pass: [[page({ cacheControl: "public, max-age=86400" })], [page({ cacheControl: "no-store" })]],
  fail: [
    ...["max-age=86401", "public, immutable", "max-age=60, s-maxage=604800", "stale-if-error=2592000"].map(
      (said) => ({ stack: [page({ cacheControl: said })], says: [stale(said)] }),
    ),
    ...["contentEncoding", "contentDisposition"].map((property) => ({
      stack: [page({ [property]: "x" })],
      says: [`${property} is declared, so browsers would not show the list as it is written.`],
    })),
  ],
  omitted: [{ stack: [page({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [page({ cacheControl: UNKNOWN })],
      says: [
        "cacheControl is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
