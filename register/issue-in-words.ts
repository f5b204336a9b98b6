import type { ZodError } from "zod";
import { withoutStop } from "./without-stop.ts";

export type Issue = ZodError["issues"][number];

/** What is wrong with a value, in words that follow its name; never those of the library that found it. */
export function issueInWords(issue: Issue): string {
  return `${withoutStop(complaint(issue))}.`;
}

/** What our own schemas say goes on where the name of the value ends; the library begins a sentence. */
const ours = /^[a-z]/;

function complaint(issue: Issue): string {
  if (ours.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return `must be ${kindInWords(issue.expected)}${issue.expected === "string" ? "; put it in quotes" : ""}`;
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of: "}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return bound(issue.origin, String(issue.minimum), "more");
    case "too_big":
      return bound(issue.origin, String(issue.maximum), "fewer");
    case "invalid_key":
      return `is a key that ${issue.issues[0] ? complaint(issue.issues[0]) : "is refused"}`;
    case "unrecognized_keys":
      return `has keys that nothing reads: ${issue.keys.join(", ")}`;
    default:
      return "has a form that is not read here";
  }
}

/** `a mapping` of a kind that the library names. */
export function kindInWords(expected: string): string {
  return kinds[expected] ?? "of another kind";
}

const kinds: Readonly<Record<string, string>> = {
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  null: "empty",
};

function bound(origin: string, limit: string, beyond: "more" | "fewer"): string {
  const noun = { array: " entries", string: " characters" }[origin] ?? "";
  return noun === ""
    ? `must be ${limit} or ${beyond === "more" ? "more" : "less"}`
    : `needs ${limit} or ${beyond}${noun}`;
}
