import { describe, expect, test } from "vitest";
import { evaluateResource, evaluateRule, stackOf } from "../../../policies/kernel/evaluate.ts";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { defineRule, type Rule } from "../../../policies/kernel/rule.ts";
import { Unverified } from "../../../policies/kernel/subject.ts";
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
    expect(evaluateResource("test", broken, setting({ id: "tls" }))).toMatchObject([
      {
        outcome: "error",
        remediation: `Mend policies/test/rules/${rule.id}.ts: the rule is at fault, whatever it judges.`,
      },
    ]);
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

describe("the promises that a finding speaks of", () => {
  const clauses = ["neon-region", "render-region", "twilio-region"] as const;
  const base = {
    id: "x",
    severity: "low",
    clauses,
    description: "Good.",
    remediation: "Fix.",
    subjects: { types: "every" },
  } as const;
  const spoken = (rule: Rule) =>
    evaluateRule("p", rule, stackOf([resource("x:y:Z")])).map(({ outcome, clauses: of }) => [outcome, of]);

  test("are those that it breaks; the others were found kept", () => {
    const rule = defineRule({
      ...base,
      messages: { wrong: "wrong" },
      check: (_, violated) => violated("wrong", {}, { breaks: ["render-region"] }),
    });
    expect(spoken(rule)).toEqual([
      ["violated", ["render-region"]],
      ["met", ["neon-region", "twilio-region"]],
    ]);
  });

  test("are all that the rule guards where it does not say", () => {
    const rule = defineRule({
      ...base,
      messages: { wrong: "wrong" },
      check: (_, violated) => violated("wrong"),
    });
    expect(spoken(rule)).toEqual([["violated", clauses]]);
  });

  test("are those that the resource bears on, in whatever is said of it", () => {
    const bearsOn = () => ["twilio-region"] as const;
    const met = defineRule({ ...base, bearsOn, messages: {}, check: () => {} });
    expect(spoken(met)).toEqual([["met", ["twilio-region"]]]);
    const open = defineRule({
      ...base,
      bearsOn,
      messages: {},
      check: () => {
        throw new Unverified("nobody knows");
      },
    });
    expect(spoken(open)).toEqual([["unverified", ["twilio-region"]]]);
  });

  test("are all where nobody knows what the resource bears on, and nothing is kept once a read fails", () => {
    const rule = defineRule({
      ...base,
      bearsOn: (subject) => (subject.read("name").value === "a" ? ["neon-region"] : []),
      messages: { wrong: "wrong" },
      check(_, violated) {
        violated("wrong", {}, { breaks: ["render-region"] });
        throw new Unverified("the rest is hidden");
      },
    });
    const [found] = evaluateRule("p", rule, stackOf([resource("x:y:Z", { name: UNKNOWN })]));
    expect(found).toMatchObject({ outcome: "violated", clauses: ["render-region"] });
    const outcomes = evaluateRule("p", rule, stackOf([resource("x:y:Z", { name: UNKNOWN })]));
    expect(outcomes.map(({ outcome, clauses: of }) => [outcome, of])).toEqual([
      ["violated", ["render-region"]],
      ["unverified", clauses],
    ]);
  });
});
