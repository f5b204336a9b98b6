import { defineRule } from "../../kernel/rule.ts";
import { formOf, pathOf, publishedList, registeredVersions } from "../published-list.ts";

export const publishedListKeepsEveryVersion = defineRule({
  id: "published-list-keeps-every-version",
  severity: "high",
  clauses: ["previous-versions"],
  description: "Every published version of the list stays published as it was, and each feed names it.",
  remediation: "Publish each version of register/published/ as kaitalk page writes it.",
  subjects: publishedList,
  messages: {
    missing: "no object is sub-processors/{path}.",
    changed: "content is not the version as it was published.",
    unnamed: "content has no entry of {version}.",
  },
  checkStack(stack, violated) {
    const objects = stack.ofType(...publishedList.types).filter(publishedList.where);
    for (const [path, version] of registeredVersions()) {
      const files = objects.filter((object) => pathOf(object) === path);
      // The page promises earlier versions on request; that they stand beside the list is our own.
      if (files.length === 0) violated("missing", { path }, { as: "gap" });
      for (const file of files)
        if (!same(file.read("content").value, version)) violated("changed", {}, { at: file.resource });
      for (const feed of objects.filter((object) => formOf(object) === "feed"))
        if (!String(feed.read("content").value).includes(`<updated>${version.version}T`))
          violated("unnamed", { version: version.version }, { at: feed.resource });
    }
  },
});

function same(content: unknown, version: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(String(content))) === JSON.stringify(version);
  } catch {
    return false;
  }
}
