import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { placeInProgram, watchActivity, watchEnvironment } from "../../snapshot/surroundings.ts";

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

test("what the program starts is waited for, and given up", async () => {
  const earlier = setTimeout(() => {}, 60_000);
  const activity = watchActivity();
  try {
    expect(await activity.settled(20)).toBe(true);
    const late = setTimeout(() => {}, 60_000);
    const endless = setInterval(() => {}, 5);
    expect(await activity.settled(20)).toBe(false);
    clearTimeout(late);
    expect(await activity.settled(20)).toBe(false);
    clearInterval(endless);
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 20);
    expect([await activity.settled(5_000), fired]).toEqual([true, true]);
  } finally {
    activity.stop();
    clearTimeout(earlier);
  }
});
