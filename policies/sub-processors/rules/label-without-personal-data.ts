import { defineRule } from "../../kernel/rule.ts";
import { leavesOf, type Place, textsOf } from "../../kernel/texts.ts";
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
    const report = (where: string, text: string) => {
      for (const kind of kindsOfDataIn(text)) violated("personal", { where, kind });
    };
    const isLabel = ({ path }: Place) => describes.test(path);
    report("The resource's name", subject.resource.name);
    // A key of tags or metadata can hold it too, and must not be repeated then.
    for (const { path } of leavesOf(subject).filter(isLabel)) report("A key of a label", path);
    for (const { path, text } of textsOf(subject, isLabel))
      report(kindsOfDataIn(path).length > 0 ? "A key of a label" : path, text);
  },
});
