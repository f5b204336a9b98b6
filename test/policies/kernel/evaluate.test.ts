import { describe, expect, test } from "vitest";
import { evaluateResource, evaluateRule, stackOf } from "../../../policies/kernel/evaluate.ts";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { defineRule } from "../../../policies/kernel/rule.ts";
import { resource } from "../../support/resource.ts";

const type = "test:index/setting:Setting";
const rule = defineRule({
  id: "setting-tls-is-on",
  severity: "high",
  clauses: ["transit-encryption"],
  description: "TLS is on.",
  remediation: "Turn it on.",
  subjects: { types: [type], where: (s) => s.read("id").value === "tls", atLeast: 1, called: "TLS setting" },
  messages: { off: "value is {actual}, not {expected}." },
  check(setting, violated) {
    const value = setting.read("value");
    if (value.value !== "on") violated("off", { actual: value, expected: "on" });
  },
});
const setting = (inputs: Parameters<typeof resource>[1]) => resource(type, inputs);

function outcomes(...resources: ReturnType<typeof resource>[]) {
  return evaluateRule("test", rule, stackOf(resources)).map(({ outcome, message }) => [outcome, message]);
}

describe("a rule on its subjects", () => {
  test("only those that it is about are judged, and they count towards the least", () => {
    expect(outcomes(setting({ id: "tls", value: "on" }), setting({ id: "other", value: "off" }))).toEqual([
      ["met", "TLS is on."],
    ]);
    expect(outcomes(setting({ id: "other" }))).toEqual([
      ["violated", "0 of at least 1 TLS setting declared."],
    ]);
    expect(evaluateResource("test", rule, setting({ id: "other" }))).toEqual([]);
  });

  test("one that cannot be told apart is unverified", () => {
    const unknown = setting({ id: UNKNOWN, value: "on" });
    const sentence =
      "id is not known before the resource exists, so the rule cannot be checked; declare it as a literal.";
    expect(outcomes(unknown)).toEqual([["unverified", sentence]]);
    expect(evaluateResource("test", rule, unknown)).toMatchObject([{ outcome: "unverified" }]);
  });

  test("a rule that breaks down is an error, never met", () => {
    const broken = { ...rule, check: () => JSON.parse("{") } as typeof rule;
    expect(evaluateResource("test", broken, setting({ id: "tls" }))).toMatchObject([{ outcome: "error" }]);
  });

  test("no parameter of a message repeats a secret", () => {
    const says = defineRule({
      id: "setting-says",
      severity: "low",
      clauses: ["secrets-protected"],
      description: "Says nothing.",
      remediation: "None.",
      subjects: { types: [type] },
      messages: { said: "it is {it}." },
      check: (subject, violated) => violated("said", { it: subject.values("list")?.join(" and ") }),
    });
    const list = [new Secret("canary-4711"), new Secret("-----BEGIN\nCANARY"), "bare"];
    expect(evaluateResource("test", says, setting({ list }))[0]?.message).toBe(
      "it is [secret] and [secret] and bare.",
    );
  });
});
