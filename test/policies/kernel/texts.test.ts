import { expect, test } from "vitest";
import { HIDDEN, type Properties, Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { Subject, Unverified } from "../../../policies/kernel/subject.ts";
import { leavesOf, textsOf, unknownTexts } from "../../../policies/kernel/texts.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

const subject = (inputs: Properties, type = "x:y:Z") => new Subject(resource(type, inputs));

test("every text of a resource is found with its path, its name and whether it is secret", () => {
  const mixed = subject({
    name: "a",
    envVars: { PGHOST: { value: UNKNOWN }, KEY: { value: new Secret("s") } },
    list: [{ url: "u" }, "v", 3, null],
    whole: new Secret({ inner: "w" }),
  });
  expect([...textsOf(mixed)]).toEqual([
    { path: "name", name: "name", text: "a", secret: false },
    { path: "envVars.KEY.value", name: "KEY", text: "s", secret: true },
    { path: "list[0].url", name: "url", text: "u", secret: false },
    { path: "list[1]", name: "list", text: "v", secret: false },
    { path: "whole.inner", name: "inner", text: "w", secret: true },
  ]);
  expect(unknownTexts(mixed)).toMatchObject([{ path: "envVars.PGHOST.value", name: "PGHOST" }]);
});

test("what is hidden is thrown once all that can be read has been read", () => {
  const half = subject({ first: new Secret(HIDDEN), second: "b" });
  const read: string[] = [];
  expect(() => {
    for (const { path } of textsOf(half)) read.push(path);
  }).toThrow(Unverified);
  expect(read).toEqual(["second"]);
  expect(leavesOf(half).map(({ path }) => path)).toEqual(["first", "second"]);
});

test("what a rule does not ask for may be hidden", () => {
  const half = subject({ note: new Secret(HIDDEN), url: "b" });
  expect([...textsOf(half, ({ name }) => name === "url")]).toHaveLength(1);
});

test("a key that nobody follows may be hidden, and no other variable, property or map", () => {
  const hidden = new Secret(HIDDEN);
  const variables = (envVars: Properties[string]) => subject({ envVars }, types.render.webService);
  const cases: [Subject, boolean][] = [
    [variables({ SESSION_SECRET: { value: hidden } }), true],
    [variables({ HEALTH_DATA_KEY_12: { value: hidden } }), true],
    [variables({ PGHOST: { value: hidden } }), false],
    [variables({ SOME_TOKEN: { value: hidden } }), false],
    [variables({ SESSION_SECRET: hidden }), false],
    [variables(hidden), false],
    [subject({ apiKey: hidden }, "pulumi:providers:neon"), true],
    [subject({ storePassword: hidden }, types.neon.project), false],
    [subject({ region: hidden }, "pulumi:providers:twilio"), false],
    [subject({ httpAuth: { password: hidden } }, types.postmark.webhook), true],
    [subject({ secretFiles: { a: { content: hidden } } }, types.render.webService), false],
  ];
  const quiet = cases.filter(([each]) => {
    try {
      return [...textsOf(each)].length >= 0;
    } catch {
      return false;
    }
  });
  expect(quiet).toEqual(cases.filter(([, may]) => may));
});
