import type { Variable } from "../../../register/schema.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { HIDDEN, Secret, type Value } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { promiseOf, promisesOfVariables, tellers, toldBy } from "../variables.ts";

export const environmentVariableAsListed = defineRule({
  id: "environment-variable-as-listed",
  severity: "critical",
  clauses: promisesOfVariables,
  description: "Every variable has the value, or the kind of value, that the register gives it.",
  remediation:
    "Take the value that register/environment.yaml names, or correct what it says of the variable.",
  subjects: { types: tellers, atLeast: 1 },
  messages: {
    other: "{path} is {actual}; the register allows {allowed}.",
    unfit: "{path} is no {kind}, which the register says that it is.",
  },
  check(subject, violated) {
    for (const { entry, listed } of toldBy(subject)) {
      const hidden = listed?.kind === "credential" && isHidden(entry.raw("value"));
      if (!listed || hidden || entry.isUnknown("value")) continue;
      const actual = entry.read("value");
      const text = String(actual.value ?? "");
      const breaks = [promiseOf(listed)];
      const allowed = listed.is ?? listed.format;
      if (!isAllowed(listed, text)) violated("other", { path: actual.path, actual, allowed }, { breaks });
      else if (!isOfKind(listed, text))
        violated("unfit", { path: actual.path, kind: listed.kind }, { breaks: ["sub-processor-list"] });
    }
  },
});

function isHidden(value: Value | undefined): boolean {
  return value === HIDDEN || (value instanceof Secret && isHidden(value.value));
}

function isAllowed({ is, format }: Variable, text: string): boolean {
  return is === undefined ? format === undefined || new RegExp(format).test(text) : is === text;
}

/** Nobody connects to what is no host, so it names none. */
function isOfKind({ kind, format }: Variable, text: string): boolean {
  if (kind === "number") return /^\d+$/.test(text);
  const hosts = new Set(hostsNamed(text));
  return kind === "host" ? hosts.size === 1 : format !== undefined || hosts.size === 0;
}
