import { expect, test } from "vitest";
import { companiesByText } from "../../infra/config.ts";
import { Secret, UNKNOWN } from "../../policies/kernel/resource.ts";
import { withCredentialsOutOfPlace } from "../../snapshot/credentials-out-of-place.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

const companies = companiesByText({
  "kaitalk:neonApiKey": "of neon",
  "kaitalk:stripeApiKey": "of stripe",
  "kaitalk:twilioAuthToken": "of both",
  "kaitalk:stripeApplicationKey": "of both",
  "kaitalk:domain": "kaitalk.online",
  "kaitalk:newCompanyKey": "nobody's",
});
const judged = (each: ReturnType<typeof resource>) => {
  const { writtenCredentials, misplacedCredentials } = withCredentialsOutOfPlace(each, companies);
  return { writtenCredentials, misplacedCredentials };
};
const neon = (apiKey: string) => resource("pulumi:providers:neon", { apiKey: new Secret(apiKey) });
const service = (name: string, value: string) =>
  resource(types.render.webService, { envVars: { [name]: { value: new Secret(value) } } });

test("a credential that no configuration gives is written in the program, marked secret or not", () => {
  expect(judged(neon("written"))).toEqual({ writtenCredentials: ["apiKey"] });
  expect(judged(neon("of neon"))).toEqual({});
});

test("a key of one company is out of place at another", () => {
  expect(judged(neon("of stripe"))).toEqual({ misplacedCredentials: ["apiKey"] });
  expect(judged(neon("nobody's"))).toEqual({});
  expect(judged(service("R2_SECRET_ACCESS_KEY", "of stripe"))).toEqual({
    misplacedCredentials: ["envVars.R2_SECRET_ACCESS_KEY.value"],
  });
  for (const [name, value] of [
    ["STRIPE_SECRET_KEY", "of stripe"],
    ["STRIPE_SECRET_KEY", "of both"],
    ["TWILIO_AUTH_TOKEN", "of both"],
  ] as const)
    expect(judged(service(name, value))).toEqual({});
});

test("what is not known yet, and what is no credential, is neither", () => {
  expect(judged(resource("pulumi:providers:twilio", { apiSecret: UNKNOWN, region: "us1" }))).toEqual({});
});
