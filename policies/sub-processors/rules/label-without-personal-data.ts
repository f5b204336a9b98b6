import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { kindsOfDataIn } from "../label-data.ts";

/** Properties that only describe a resource, with everything below them. */
const describes =
  /(^|[.[])(\w*[nN]ame|title|label|description|comment|note|tags|tagsAll|metadata|statementDescriptor|lookupKey|commitMessage)\b/;

export const labelWithoutPersonalData = defineRule({
  id: "label-without-personal-data",
  severity: "high",
  clauses: ["minimal-collection"],
  description: "Names, tags, descriptions and metadata of resources hold no personal data.",
  remediation: "Name the resource after what it does; refer to people by an internal id.",
  subjects: { types: "every", atLeast: 1 },
  messages: { personal: "{where} holds what looks like {kind}." },
  check(subject, violated) {
    const labels = textsOf(subject).filter(({ path }) => describes.test(path));
    // A key of tags or metadata can hold it too, and must not be repeated then.
    for (const { path, text = "" } of [
      { path: "The resource's name", text: subject.resource.name },
      ...labels,
    ])
      for (const kind of kindsOfDataIn(`${path} ${text}`))
        violated("personal", { where: kindsOfDataIn(path).length > 0 ? "A key of a label" : path, kind });
  },
});
