import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { placeInProgram, settled, underWay, watchEnvironment } from "../../snapshot/surroundings.ts";

test("the place of the program in a stack trace", () => {
  const trace = `Error: no
    at Object.read (file:///somewhere/node_modules/x/index.js:1:2)
    at declare (file:///checkout/infra/components/edge.ts?run=2:31:7)
    at file:///checkout/infra/index.ts?run=2:5:1`;
  expect(placeInProgram(trace)).toBe("infra/components/edge.ts:31");
  expect(placeInProgram("Error: no\n    at file:///checkout/judge/judge.ts:5:1")).toBeUndefined();
});

test("a variable that the program reads is heard with its place, one that others read is not", () => {
  const heard: string[] = [];
  const read = runInThisContext("(name) => process.env[name]", { filename: "/checkout/infra/index.ts" });
  const ask = runInThisContext("(name) => name in process.env", { filename: "/checkout/infra/names.ts" });
  const real = process.env;
  const stop = watchEnvironment((name, place) => heard.push(`${name} ${place}`));
  try {
    read("DEPLOY_REGION");
    ask("CI");
    expect(process.env.PATH).toBe(real.PATH);
  } finally {
    stop();
  }
  read("LATER");
  expect(heard).toEqual(["DEPLOY_REGION infra/index.ts:1", "CI infra/names.ts:1"]);
  expect(process.env).toBe(real);
});

test("what goes on is waited for, and given up", async () => {
  const before = underWay();
  // Many, for whoever runs the tests has timers of its own that come and go.
  const timers = Array.from({ length: 50 }, () => setTimeout(() => {}, 60_000));
  expect(underWay()).toBeGreaterThan(before);
  expect(await settled(before, 20)).toBe(false);
  for (const timer of timers) clearTimeout(timer);
  setTimeout(() => {}, 20);
  expect(await settled(before + 1, 5_000)).toBe(true);
});
