import { expect, test } from "vitest";
import { InputError } from "../../register/input-error.ts";
import { settingsFromEnvironment } from "../../retention/purge-orders.ts";
import { solve } from "../../retention/solve.ts";

test("the job reads back what infra tells it", () => {
  expect(settingsFromEnvironment(solve().purge.environment)).toEqual({
    historySeconds: 86_400,
    intervalSeconds: 300,
    runSeconds: 240,
  });
});

test("names every variable that is missing or no such number of seconds", () => {
  const environment = { PURGE_HISTORY_SECONDS: "1d", PURGE_RUN_SECONDS: "-5" };
  expect(() => settingsFromEnvironment(environment)).toThrow(
    new InputError([
      'PURGE_HISTORY_SECONDS is "1d"; set it to a whole number of seconds, at least 0, as infra/ declares it.',
      "PURGE_INTERVAL_SECONDS is not set; set it to a whole number of seconds, at least 1, as infra/ declares it.",
      'PURGE_RUN_SECONDS is "-5"; set it to a whole number of seconds, at least 1, as infra/ declares it.',
    ]),
  );
});

test("an interval of nothing, from which no age follows, is refused", () => {
  const environment = { ...solve().purge.environment, PURGE_INTERVAL_SECONDS: "0", PURGE_RUN_SECONDS: "0" };
  expect(() => settingsFromEnvironment(environment)).toThrow(
    new InputError([
      'PURGE_INTERVAL_SECONDS is "0"; set it to a whole number of seconds, at least 1, as infra/ declares it.',
      'PURGE_RUN_SECONDS is "0"; set it to a whole number of seconds, at least 1, as infra/ declares it.',
    ]),
  );
});
