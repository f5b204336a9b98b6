import { types } from "../../../vendors/types.ts";
import { personalDataIn } from "../../kernel/personal-data.ts";
import { defineRule } from "../../kernel/rule.ts";

/** What a site is made of, by the end of a key, and how it is then served. */
const files = /\.(html|css|m?js|json|webmanifest|xml|txt|svg|png|jpe?g|webp|avif|gif|ico|woff2?)$/i;
const served =
  /^(text\/(html|css|javascript|plain|xml)|application\/(javascript|json|manifest\+json|xml|atom\+xml)|image\/[\w.+-]+|font\/[\w.+-]+)(;|$)/i;
/** Digits alone are no proof: styles and scripts are full of them. */
const uncertain = new Set<string>(["a payment card number", "an IP address"]);

export const publishedObjectHoldsNoRecord = defineRule({
  id: "published-object-holds-no-record",
  severity: "critical",
  clauses: ["minimal-collection", "stored-documents"],
  description:
    "What the program writes into a bucket is a file that a site is made of, and holds nobody's data.",
  remediation: "Publish pages, styles, scripts and pictures only; records belong into the database.",
  subjects: { types: [types.aws.objectv2], atLeast: 1 },
  messages: {
    file: "key is {actual}, which is no file of a site.",
    type: "contentType is {actual}, which no file of a site has.",
    personal: "content holds what looks like {kind}.",
  },
  check(object, violated) {
    const [key, type] = [object.read("key"), object.read("contentType")];
    if (!files.test(String(key.value))) violated("file", { actual: key });
    if (!served.test(String(type.value))) violated("type", { actual: type });
    const found = personalDataIn(String(object.read("content").value ?? ""));
    for (const kind of new Set(found.map((datum) => datum.kind)))
      if (!uncertain.has(kind)) violated("personal", { kind });
  },
});
