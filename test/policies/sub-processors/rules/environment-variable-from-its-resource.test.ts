import {
  HIDDEN,
  type Properties,
  Secret,
  UNKNOWN,
  type Value,
} from "../../../../policies/kernel/resource.ts";
import { environmentVariableFromItsResource } from "../../../../policies/sub-processors/rules/environment-variable-from-its-resource.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const key = (outputs?: Properties, name = "session-secret") =>
  resource(types.random.bytes, { length: 32 }, { name, ...(outputs && { outputs }) });
const role = resource(types.neon.role, {}, { name: "role" });
const server = resource(types.postmark.server, {}, { name: "server" });

function service(envVars: Readonly<Record<string, Value>>, origins: readonly string[] = []) {
  const entries = Object.entries(envVars).map(([name, value]) => [name, { value }]);
  return resource(
    types.render.webService,
    { envVars: Object.fromEntries(entries) },
    { propertyDependencies: { envVars: origins }, dependencies: ["urn:pulumi:test::kaitalk::x:y:Z::other"] },
  );
}

describeRule(environmentVariableFromItsResource, {
  pass: [
    [key(), service({ SESSION_SECRET: UNKNOWN }, [key().urn])],
    [key({ base64: "drawn" }), service({ SESSION_SECRET: new Secret("drawn") })],
    [key({ base64: new Secret("drawn") }), service({ SESSION_SECRET: "drawn" })],
    [key({ base64: new Secret(HIDDEN) }), service({ SESSION_SECRET: new Secret(HIDDEN) }, [key().urn])],
    [key({ base64: new Secret(HIDDEN) }), service({ SESSION_SECRET: "drawn" }, [key().urn])],
    [
      resource(types.stripe.price, {}, { id: "price_1", outputs: {} }),
      service({ STRIPE_PRICE_USD: "price_1" }),
    ],
    [server, service({ POSTMARK_SERVER_TOKEN: UNKNOWN }, [server.urn])],
    [service({ PGPASSWORD: new Secret("of the configuration") })],
    [role, service({ PGPASSWORD: UNKNOWN }, [role.urn])],
    // An import has no dependencies at all.
    [
      key({ base64: new Secret(HIDDEN) }),
      resource(types.render.webService, { envVars: { SESSION_SECRET: { value: new Secret(HIDDEN) } } }),
    ],
    [service({ TWILIO_AUTH_TOKEN: new Secret("of the configuration"), SOMETHING: "x" })],
  ],
  fail: [
    {
      stack: [key(), service({ SESSION_SECRET: new Secret("written") }, [key().urn])],
      says: ["envVars.SESSION_SECRET.value is written down; session-secret alone may give it."],
    },
    {
      stack: [key({ base64: "drawn" }), service({ SESSION_SECRET: "another" }, [key().urn])],
      says: ["envVars.SESSION_SECRET.value does not come from session-secret, which alone may give it."],
    },
    {
      stack: [key(), server, service({ SESSION_SECRET: UNKNOWN }, [server.urn])],
      says: ["envVars.SESSION_SECRET.value does not come from session-secret, which alone may give it."],
    },
    {
      stack: [
        key({}, "health-data-key-1"),
        service({ HEALTH_DATA_KEY_2: UNKNOWN }, [key({}, "health-data-key-1").urn]),
      ],
      says: [
        "envVars.HEALTH_DATA_KEY_2.value does not come from health-data-key-2, which alone may give it.",
      ],
    },
    {
      stack: [server, service({ PGPASSWORD: UNKNOWN }, [server.urn])],
      says: ["envVars.PGPASSWORD.value does not come from neon:index/role:Role, which alone may give it."],
    },
    {
      stack: [server, service({ TWILIO_AUTH_TOKEN: UNKNOWN }, [server.urn])],
      says: ["envVars.TWILIO_AUTH_TOKEN.value is not known yet, and the configuration alone may give it."],
    },
    {
      stack: [server, service({ PGUSER: UNKNOWN }, [server.urn])],
      says: ["envVars.PGUSER.value is not known yet, and comes from no resource that may give it."],
    },
  ],
  omitted: [{ stack: [service({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [key({ base64: new Secret(HIDDEN) }), service({ SESSION_SECRET: new Secret(HIDDEN) })],
      says: [
        "envVars.SESSION_SECRET.value is hidden, or what it should come from is, and the service does not depend on that, so the rule cannot be checked; judge the program, or a state exported with --show-secrets.",
      ],
    },
  ],
});
