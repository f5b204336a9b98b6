import { beforeAll, describe, expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../../policies/kernel/evaluate.ts";
import {
  type Properties,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../../../policies/kernel/resource.ts";
import { packs } from "../../../policies/packs.ts";
import { runProgram } from "../../../snapshot/run-program.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";
import { complete } from "../../support/stack-config.ts";

const secret = (text: Value) => new Secret(text);
const stranger = "stranger.example.com";

/** Variables added to the web service, or put in place of its own. Each breaks the list of companies or a safeguard. */
const variables: readonly (readonly [name: string, value: Value])[] = [
  // Companies that nobody registered.
  ["OPENAI_API_KEY", secret("sk-0123456789")],
  ["ANTHROPIC_API_KEY", secret("0123456789")],
  ["MIXPANEL_TOKEN", secret("0123456789")],
  ["DD_API_KEY", secret("0123456789")],
  ["DD_SITE", "datadoghq.eu"],
  ["SENTRY_DSN", secret("https://0123@o1.ingest.example.com/2")],
  ["RESEND_API_KEY", secret("re_0123")],
  ["AI_PROVIDER", "another"],
  ["GCS_BUCKET", "transcripts"],
  ["AZURE_STORAGE_KEY", secret("0123")],
  ["AWS_ACCESS_KEY_ID", secret("0123")],
  ["TRANSCRIBER", "whisper"],
  // Switches.
  ["ENCRYPT_HEALTH_DATA", "false"],
  ["LOG_RAW_IP", "true"],
  ["NODE_OPTIONS", "--tls-max-v1.2"],
  ["NODE_OPTIONS", "--tls-min-v1.0"],
  ["NODE_OPTIONS", "--tls-min-v1.2"],
  ["NODE_OPTIONS", "--tls-min-v1.3 --tls-min-v1.2"],
  ["NODE_OPTIONS", "--tls-cipher-list=DEFAULT"],
  ["NODE_OPTIONS", ""],
  ["PGSSLMINPROTOCOLVERSION", "TLSv1.2"],
  ["NODE_OPTIONS", "--tls-min-v1.3 --import=data:text/javascript,process.exit(0)"],
  ["NODE_TLS_REJECT_UNAUTHORIZED", "0"],
  ["NODE_EXTRA_CA_CERTS", "/etc/secrets/ca.pem"],
  ["NODE_ENV", "development"],
  ["NODE_VERSION", "18"],
  ["PGOPTIONS", "-c default_transaction_read_only=on"],
  ["PGPORT", "1"],
  ["PGHOSTADDR", "203.0.113.7"],
  ["PGSERVICE", "other"],
  ["PGCHANNELBINDING", "disable"],
  ["LD_PRELOAD", "/opt/x.so"],
  ["HTTPS_PROXY", `http://${stranger}:3128`],
  ["pghost", "db.example.com"],
  // Keys from elsewhere.
  ["HEALTH_DATA_KEY_1", secret("another secret of the configuration")],
  ["HEALTH_DATA_KEY_2", secret("a key that nothing draws")],
  ["IP_HASH_PEPPER", secret("another secret of the configuration")],
  ["SESSION_SECRET", secret("written down")],
  ["STRIPE_WEBHOOK_SECRET", secret("written down")],
  ["POSTMARK_SERVER_TOKEN", secret("another account's")],
  // Hosts in every spelling, in names that say host and in names that do not.
  ["FORWARD_TO", `https:${stranger}/x`],
  ["WAREHOUSE", stranger],
  ["COUNTRY_HEADER", `//${stranger}/x`],
  ["PGUSER", `https:\\\\${stranger}`],
  ["PGDATABASE", `HTTPS:/${stranger}`],
  ["PGUSER", `https://kaitalk.online@${stranger}/`],
  ["PGUSER", "https://strängér.example/"],
  ["PGUSER", "http://3405803783/"],
  ["PGUSER", "http://0xcb.0x00.0x71.7/"],
  ["PGUSER", "[2001:db8::7]:5432"],
  ["PGUSER", `${stranger.toUpperCase()}.`],
  ["PGDATABASE", `host=${stranger} dbname=kaitalk`],
  ["PGDATABASE", `Server=${stranger};Database=kaitalk`],
  ["PGDATABASE", `Data Source=tcp:${stranger},1433`],
  ["PGDATABASE", "hostaddr=203.0.113.7"],
  ["SESSION_SECRET", secret(`Server=${stranger};Pwd=x`)],
  ["TWILIO_ACCOUNT_SID", `{"host":"stranger\\u002eexample\\u002ecom"}`],
  ["TWILIO_ACCOUNT_SID", `kaitalk.online,${stranger}`],
  ["TWILIO_ACCOUNT_SID", Buffer.from(`https://${stranger}/`).toString("base64")],
  // Names at a vendor that are another customer's.
  ["PGHOST", "ep-other-123456.us-east-1.aws.neon.tech"],
  ["PGHOST", "ep-other-123456.us-east-1.aws.neon.tech."],
  ["PGHOST", secret("ep-other-123456.us-east-1.aws.neon.tech")],
  ["R2_ENDPOINT", `https://${"f".repeat(32)}.us.r2.cloudflarestorage.com`],
  ["R2_ENDPOINT", "https://files.workers.dev"],
  ["PGUSER", "backup.onrender.com"],
];

/** Another value of a property of a resource of the stack. */
const properties: readonly (readonly [name: string, property: string, value: Value])[] = [
  ["events", "url", "https://other.onrender.com/webhooks/stripe"],
  ["events", "url", "https:other.onrender.com/webhooks/stripe"],
  ["voice", "voice", { url: "https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1", method: "POST" }],
  ["voice", "voice", { url: "https://handler.twilio.com/twiml/EH1", method: "POST" }],
  ["voice", "voice", { url: "https://other-1234.twil.io/x", method: "POST" }],
  ["messaging", "inboundRequestUrl", "https://other.onrender.com/in"],
  ["messaging", "statusCallbackUrl", "https://other.pages.dev/in"],
  ["application", "content", "other.onrender.com"],
  ["application", "content", "OTHER.onRender.com."],
  ["documents-cors", "rules", [{ allowed: { origins: ["https://other.onrender.com"], methods: ["GET"] } }]],
  ["server", "bounceHookUrl", "https://other.onrender.com/bounce"],
  ["portal", "defaultReturnUrl", "https://buy.stripe.com/abc"],
];

/** Further resources. */
const additions: readonly (readonly [what: string, Resource])[] = [
  [
    "a log stream to another service at Render",
    resource(types.render.logStream, { endpoint: "other.onrender.com:6514", preview: "send" }),
  ],
  [
    "a webhook of mail to another service",
    resource(types.postmark.webhook, { url: "https://other.onrender.com/" }),
  ],
  [
    "a group of variables with a key of a company",
    resource(types.render.envGroup, { name: "x", envVars: { OPENAI_API_KEY: { value: secret("k") } } }),
  ],
  [
    "a file of secrets",
    resource(types.render.envGroup, { name: "x", secretFiles: { ".env": { content: secret("A=b") } } }),
  ],
];

describe("an edit of the program that brings a company, a switch or another customer's name", () => {
  let stack: readonly Resource[];

  beforeAll(async () => {
    const values = { ...complete, "recordings:enabled": "true" };
    stack = await runProgram({ project: "kaitalk", stack: "prod", values, secretKeys: [] });
    expect(unmet(stack)).toEqual([]);
  });

  test.each(variables)("%s %s", (name, value) => {
    const edited = change("web", ({ envVars }) => ({
      envVars: { ...(envVars as Properties), [name]: { value } },
    }));
    expect(unmet(edited)).not.toEqual([]);
  });

  test.each(properties)("%s %s %j", (name, property, value) => {
    expect(unmet(change(name, () => ({ [property]: value })))).not.toEqual([]);
  });

  test.each(additions)("%s", (_, added) => expect(unmet([...stack, added])).not.toEqual([]));

  test("a variable that is not known yet and comes from no resource", () => {
    const edited = change("purge", ({ envVars }) => ({
      envVars: { ...(envVars as Properties), PURGE_RUN_SECONDS: { value: UNKNOWN } },
    }));
    expect(unmet(edited)).not.toEqual([]);
  });

  function change(name: string, edit: (inputs: Properties) => Properties): Resource[] {
    return stack.map((each) =>
      each.name === name && each.custom
        ? { ...each, inputs: { ...each.inputs, ...edit(each.inputs) } }
        : each,
    );
  }
});

function unmet(resources: readonly Resource[]): string[] {
  const findings = packs.flatMap((pack) => evaluatePack(pack, stackOf(resources, { configured: complete })));
  return findings
    .filter(({ outcome }) => outcome !== "met")
    .map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`);
}
