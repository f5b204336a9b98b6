import { beforeAll, expect, test } from "vitest";
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
import { complete } from "../../support/stack-config.ts";
import { add, all, type Edit, set, unset } from "./edit.ts";

const { aws, cloudflare: cf, neon, postmark, render, stripe, twilio } = types;
const zoneId = complete["kaitalk:cloudflareZoneId"] ?? "";
const accountId = complete["kaitalk:cloudflareAccountId"] ?? "";
const site = "https://kaitalk.online";

const inputs = "resource-input-judged";
const records = "dns-record-type-judged";
const edge = "ruleset-action-judged";
const logs = "logpush-leaves-addresses-out";
const events = "stripe-events-carry-listed-data";
const portal = [stripe.billingPortalConfiguration, "portal"] as const;
const server = [postmark.server, "server"] as const;
const web = [render.webService, "web"] as const;
const database = [neon.project, "project"] as const;

function record(name: string, more: Properties): Edit {
  return add(cf.dnsRecord, name, { zoneId, name: `${name}.kaitalk.online`, ttl: 300, ...more });
}

function ruleset(phase: string, action: string, actionParameters: Properties, rule: Properties = {}): Edit {
  const rules = [{ action, expression: "true", actionParameters, ...rule }];
  return add(cf.ruleset, "edited", { zoneId, kind: "zone", name: "edited", phase, rules });
}

function logpush(more: Properties, fieldNames: Value = ["RayID"]): Edit {
  const host = `${accountId}.us.r2.cloudflarestorage.com`;
  return add(cf.logpushJob, "logs", {
    zoneId,
    dataset: "http_requests",
    destinationConf: new Secret(
      `s3://kaitalk-prod-documents/logs?region=auto&access-key-id=a&secret-access-key=b&endpoint=${host}`,
    ),
    outputOptions: { fieldNames },
    ...more,
  });
}

function header(phase: string, name: string, value: Properties): Edit {
  return ruleset(phase, "rewrite", { headers: { [name]: value } });
}

function object(key: string, contentType: string, content: string): Edit {
  const from = { bucket: [cf.r2Bucket, "site"] } as const;
  return add(aws.objectv2, "published", { bucket: UNKNOWN, key, contentType, content }, from);
}

function event(...names: readonly string[]): Edit {
  return set(stripe.webhookEndpoint, "events", "enabledEvents", names);
}

/** What breaks a sentence of the page, and the rule that says so. */
const broken: readonly (readonly [what: string, rule: string, edit: Edit])[] = [
  ["a region in another spelling", inputs, set(...database, "regionID", "aws-eu-central-1")],
  ["a new switch of Render", inputs, set(...web, "publicLogs", true)],
  ["a new switch below a map of Render", inputs, set(...web, "envVars.NODE_ENV.shared", true)],
  ["a new switch below a list of Render", inputs, set(...web, "customDomains.0.proxy", "x")],
  [
    "another base address of a provider",
    inputs,
    set("pulumi:providers:cloudflare", "cloudflare", "baseUrl", site),
  ],
  ["another account of Stripe", inputs, set("pulumi:providers:stripe", "stripe", "stripeAccount", "acct_1")],
  [
    "another version of a vendor's plugin",
    "provider-plugin-is-judged",
    set("pulumi:providers:neon", "neon", "version", "0.14.0"),
  ],
  [
    "a vendor's plugin from elsewhere",
    "provider-plugin-is-judged",
    set("pulumi:providers:stripe", "stripe", "pluginDownloadURL", "https://kaitalk.online/plugin"),
  ],
  ["a quota that stops the database", inputs, set(...database, "quota", { computeTimeSeconds: 60 })],
  ["a public object by its access list", inputs, set(aws.objectv2, "page-en", "acl", "public-read")],
  ["an object that sends its readers on", inputs, set(aws.objectv2, "page-en", "websiteRedirect", site)],
  [
    "keys of another DNS provider beside the zone's",
    inputs,
    set(cf.zoneDnssec, "dnssec", "dnssecMultiSigner", true),
  ],
  ["events of connected accounts", inputs, set(stripe.webhookEndpoint, "events", "connect", true)],
  [
    "a template of log lines",
    inputs,
    logpush({ outputOptions: { fieldNames: ["RayID"], recordTemplate: "{{.ClientIP}}" } }),
  ],

  [
    "an unproxied name with a dot at its end",
    "dns-sends-visitors-through-cloudflare",
    record("a", { type: "CNAME", content: "web.onrender.com.", proxied: false }),
  ],
  [
    "an unproxied name in capitals",
    "dns-sends-visitors-through-cloudflare",
    record("a", { type: "cname", content: "WEB.ONRENDER.COM" }),
  ],
  [
    "an HTTPS record to the origin",
    records,
    record("a", { type: "HTTPS", data: { priority: 1, target: "web.onrender.com", value: "" } }),
  ],
  [
    "an SVCB record to the origin",
    records,
    record("a", { type: "svcb", data: { priority: 1, target: "web.onrender.com", value: "" } }),
  ],
  ["a part of the zone given away", records, record("a", { type: "NS", content: "ada.ns.cloudflare.com" })],
  ["a part of the zone renamed", records, record("a", { type: "DNAME", content: "web.onrender.com" })],
  [
    "mail to Postmark's inbound",
    "mail-is-received-by-nobody",
    record("a", { type: "MX", content: "inbound.postmarkapp.com", priority: 10 }),
  ],
  [
    "mail to Cloudflare's routing",
    "mail-is-received-by-nobody",
    record("a", { type: "mx", content: "route1.mx.cloudflare.net.", priority: 10 }),
  ],
  [
    "a stranger's key that signs mail",
    "mail-is-signed-by-postmark-alone",
    record("s1._domainkey", { type: "TXT", content: "k=rsa; p=AAAA" }),
  ],
  [
    "a stranger's key in capitals, by CNAME",
    "mail-is-signed-by-postmark-alone",
    record("S1._DOMAINKEY", { type: "CNAME", content: "dkim.mtasv.net" }),
  ],
  [
    "a foreign sender in capitals",
    "mail-policy-names-registered-hosts",
    record("a", { type: "txt", content: '"v=spf1 include:" "example.net -all"' }),
  ],
  [
    "a lax DMARC policy in capitals",
    "mail-domain-refuses-forgeries",
    all(unset(cf.dnsRecord, "dmarc", "content"), set(cf.dnsRecord, "dmarc", "content", '"v=DMARC1; p=none"')),
  ],
  [
    "an address that is no placeholder",
    "dns-record-to-registered-host",
    record("a", { type: "a", content: "203.0.113.7", proxied: true }),
  ],
  [
    "a placeholder that is not proxied",
    "dns-record-to-registered-host",
    record("a", { type: "A", content: "192.0.2.1" }),
  ],
  ["unsigned records", "zone-signs-its-records", set(cf.zoneDnssec, "dnssec", "status", "disabled")],
  [
    "a paused zone",
    "zone-is-active",
    add(cf.zone, "zone", { account: { id: accountId }, name: "kaitalk.online", paused: true }),
  ],
  [
    "a zone of which others answer a part",
    "zone-is-active",
    add(cf.zone, "zone", { account: { id: accountId }, name: "kaitalk.online", type: "partial" }),
  ],
  [
    "a zone setting beside the judged ones",
    "zone-setting-judged",
    add(cf.zoneSetting, "extra", { zoneId, settingId: "nel", value: "on" }),
  ],

  [
    "a header with the visitor's address",
    edge,
    header("http_request_late_transform", "X-Visitor", { operation: "set", expression: "ip.src" }),
  ],
  [
    "a header that overwrites the country",
    edge,
    header("http_request_late_transform", "CF-IPCountry", { operation: "set", value: "US" }),
  ],
  [
    "strict transport taken from answers",
    edge,
    header("http_response_headers_transform", "strict-transport-security", { operation: "remove" }),
  ],
  [
    "a cookie set at the edge",
    edge,
    header("http_response_headers_transform", "Set-Cookie", { operation: "add", value: "a=b" }),
  ],
  [
    "every answer kept in the cache",
    edge,
    ruleset("http_request_cache_settings", "set_cache_settings", { cache: true }),
  ],
  [
    "the application's host kept in the cache",
    edge,
    ruleset(
      "http_request_cache_settings",
      "set_cache_settings",
      { cache: true },
      { expression: '(http.host eq "kaitalk.online")' },
    ),
  ],
  [
    "a redirect that is computed",
    edge,
    ruleset("http_request_dynamic_redirect", "redirect", {
      fromValue: { targetUrl: { expression: 'concat("https://", http.request.uri.args["to"][0])' } },
    }),
  ],
  [
    "a redirect to a look-alike",
    edge,
    ruleset("http_request_dynamic_redirect", "redirect", {
      fromValue: { targetUrl: { value: "https://kaitalk.online.example.net/" } },
    }),
  ],
  [
    "what visitors sent kept as payload",
    edge,
    ruleset("http_request_firewall_managed", "execute", { id: "a", matchedData: { publicKey: "a" } }),
  ],
  [
    "cookies in the logs",
    edge,
    ruleset("http_log_custom_fields", "log_custom_field", { cookieFields: [{ name: "session" }] }),
  ],
  [
    "another name for the origin's certificate",
    edge,
    ruleset("http_request_origin", "route", { sni: { value: "kaitalk.online" } }),
  ],
  ["a plain port of the origin", edge, ruleset("http_request_origin", "route", { origin: { port: 80 } })],
  ["measuring scripts turned on", edge, ruleset("http_config_settings", "set_config", { disableRum: false })],
  [
    "a list of redirects of the account",
    edge,
    add(cf.ruleset, "edited", {
      accountId,
      kind: "root",
      name: "a",
      phase: "http_request_redirect",
      rules: [],
    }),
  ],
  [
    "TLS to the origin unverified for some",
    "ruleset-keeps-transport-security",
    ruleset("http_config_settings", "set_config", { ssl: "full" }),
  ],
  [
    "page rules",
    "resource-type-judged",
    add("cloudflare:index/pageRule:PageRule", "rule", { zoneId, target: "kaitalk.online/*" }),
  ],
  [
    "a snippet of code at the edge",
    "resource-type-judged",
    add("cloudflare:index/snippet:Snippet", "code", { zoneId }),
  ],
  [
    "a worker on the zone",
    "resource-type-judged",
    add("cloudflare:index/workersRoute:WorkersRoute", "route", { zoneId }),
  ],
  [
    "scripts of third parties by Zaraz",
    "resource-type-judged",
    add("cloudflare:index/zarazConfig:ZarazConfig", "zaraz", { zoneId }),
  ],
  [
    "web analytics",
    "resource-type-judged",
    add("cloudflare:index/webAnalyticsSite:WebAnalyticsSite", "rum", { accountId }),
  ],

  ["addresses in the log", logs, logpush({}, ["RayID", "ClientIP"])],
  ["paths, which hold sign-in links, in the log", logs, logpush({}, ["ClientRequestURI"])],
  ["a data set that nobody has read", logs, logpush({ dataset: "access_requests" }, ["CreatedAt"])],
  [
    "a log of one address",
    logs,
    logpush({ filter: '{"where":{"key":"ClientIP","operator":"eq","value":"x"}}' }),
  ],
  [
    "keys of the log's bucket in the open",
    "logpush-destination-is-private",
    logpush({
      destinationConf: `s3://kaitalk-prod-documents?access-key-id=a&secret-access-key=b&endpoint=${accountId}.us.r2.cloudflarestorage.com`,
    }),
  ],
  [
    "logs in the public bucket",
    "logpush-destination-is-private",
    logpush({
      destinationConf: new Secret(
        `s3://kaitalk-prod-site?secret-access-key=b&endpoint=${accountId}.us.r2.cloudflarestorage.com`,
      ),
    }),
  ],

  [
    "a bucket that passes for the site by its name",
    "site-bucket-is-the-declared-one",
    add(cf.r2Bucket, "exports", { accountId, name: "kaitalk-prod-recordings-site", jurisdiction: "us" }),
  ],
  [
    "files deleted after 89 seconds",
    "r2-lifecycle-waits-whole-days",
    set(cf.r2BucketLifecycle, "documents-lifecycle", "rules.0.deleteObjectsTransition.condition.maxAge", 89),
  ],
  [
    "customers as a table on the site",
    "published-object-holds-no-record",
    object("customers.csv", "text/csv", "name,phone"),
  ],
  [
    "customers in a page of the site",
    "published-object-holds-no-record",
    object("customers.html", "text/html", "<td>ana@example.net</td>"),
  ],
  [
    "customers as a table that calls itself a page",
    "published-object-holds-no-record",
    object("customers.csv", "text/html", "name"),
  ],
  [
    "an object among the documents",
    "published-object-in-site-bucket",
    set(aws.objectv2, "page-en", "bucket", "kaitalk-prod-documents"),
  ],
  [
    "every site reads the documents",
    "bucket-names-its-readers",
    set(cf.r2BucketCors, "documents-cors", "rules.0.allowed.origins.0", "*"),
  ],
  [
    "a domain for the documents",
    "private-bucket-has-no-domain",
    add(cf.r2CustomDomain, "files", {
      accountId,
      bucketName: "kaitalk-prod-documents",
      jurisdiction: "us",
      zoneId,
      domain: "files.kaitalk.online",
      enabled: true,
      minTls: "1.3",
    }),
  ],
  [
    "the documents under r2.dev",
    "managed-domain-is-off",
    set(cf.r2ManagedDomain, "documents-public-address", "enabled", true),
  ],
  [
    "news of files to a queue elsewhere",
    "r2-event-to-declared-queue",
    add(cf.r2BucketEventNotification, "news", {
      accountId,
      bucketName: "kaitalk-prod-documents",
      jurisdiction: "us",
      queueId: "q",
      rules: [],
    }),
  ],
  [
    "a copy into another cloud",
    "r2-migration-absent",
    add(cf.r2BucketSippy, "copy", { accountId, bucketName: "kaitalk-prod-documents", jurisdiction: "us" }),
  ],

  ["a service without a domain", "web-service-answers-to-own-domain", set(...web, "customDomains", [])],
  [
    "deploys by themselves",
    "render-service-deploys-on-request",
    set(...web, "runtimeSource.nativeRuntime.autoDeploy", true),
  ],
  [
    "deploys by themselves, by the newer switch",
    "render-service-deploys-on-request",
    set(...web, "runtimeSource.nativeRuntime.autoDeployTrigger", "commit"),
  ],
  [
    "a database in an image",
    "render-image-is-own",
    set(...web, "runtimeSource", { image: { imageUrl: "docker.io/library/postgres" } }),
  ],
  [
    "a stranger's image of the same name",
    "render-image-is-own",
    set(...web, "runtimeSource", { image: { imageUrl: "ghcr.io/stranger/kaitalk" } }),
  ],
  [
    "an allow list of the whole internet in halves",
    "allow-list-names-no-whole-internet",
    set(...web, "ipAllowLists", [
      { cidrBlock: "0.0.0.0/1", description: "a" },
      { cidrBlock: "128.0.0.0/1", description: "b" },
    ]),
  ],
  [
    "variables of a group nobody sees",
    "render-group-is-declared",
    add(render.envGroupLink, "shared", { envGroupId: "evg-1", serviceIds: ["srv-1"] }),
  ],
  ["a static site", "render-static-site-absent", add(render.staticSite, "static", { name: "static" })],
  ["a disk", "render-disk-absent", set(...web, "disk", { name: "data", mountPath: "/data", sizeGb: 1 })],
  [
    "copies of production for pull requests",
    "render-service-makes-no-previews",
    set(...web, "previews.generation", "manual"),
  ],
  [
    "a webhook of a stranger",
    "url-host-registered",
    add(render.webhook, "hook", {
      name: "deploys",
      enabled: true,
      url: "https://hooks.example.net",
      eventFilters: [],
    }),
  ],

  [
    "an allow list of the whole internet as a range",
    "allow-list-names-no-whole-internet",
    set(...database, "allowedIps", ["0.0.0.0-255.255.255.255"]),
  ],
  [
    "an allow list that is none",
    "allow-list-names-no-whole-internet",
    set(...database, "allowedIps", ["everyone"]),
  ],
  [
    "tokens that open the database over the web",
    "neon-jwks-url-absent",
    add(neon.jwksUrl, "tokens", { jwksUrl: `${site}/jwks`, roleNames: ["kaitalk"] }),
  ],
  [
    "settings of PostgreSQL that could log rows",
    inputs,
    add(
      neon.endpoint,
      "reader",
      { pgSettings: { log_statement: "all" } },
      { projectId: database, branchId: database },
    ),
  ],
  [
    "an endpoint elsewhere",
    "neon-endpoint-in-declared-region",
    add(neon.endpoint, "reader", { regionId: "aws-eu-central-1" }),
  ],
  [
    "a private link into somebody's network",
    inputs,
    add(neon.vpcEndpointAssignment, "link", { regionId: "aws-us-east-1", vpcEndpointId: "vpce-1" }),
  ],
  ["rows streamed out", "neon-logical-replication-off", set(...database, "enableLogicalReplication", "yes")],
  [
    "terms for health data before they are signed",
    "neon-project-follows-health-agreement",
    set(...database, "hipaa", "yes"),
  ],

  ["mail received by a hook", "mail-stream-only-sends", set(...server, "inboundHookUrl", `${site}/inbound`)],
  [
    "mail received under a domain",
    "mail-stream-only-sends",
    set(...server, "inboundDomain", "in.kaitalk.online"),
  ],
  ["whole messages in a hook", "mail-server-copies-no-content", set(...server, "rawEmailEnabled", true)],
  ["readers reported", "mail-server-reports-no-readers", set(...server, "openHookUrl", `${site}/opened`)],
  ["links counted", "mail-server-tracks-no-links", set(...server, "trackLinks", "HtmlOnly")],
  [
    "content in a webhook",
    "mail-webhook-carries-no-content",
    add(
      postmark.webhook,
      "bounces",
      {
        serverId: UNKNOWN,
        url: `${site}/bounces`,
        httpAuth: { username: "postmark", password: new Secret("a") },
        triggers: { bounce: { enabled: true, includeContent: true } },
      },
      { serverId: server },
    ),
  ],

  [
    "plans paid in the portal",
    "stripe-portal-takes-no-payment",
    set(...portal, "features.subscriptionUpdate", { enabled: true }),
  ],
  [
    "reasons asked in the portal",
    "stripe-portal-collects-listed-data",
    set(...portal, "features.subscriptionCancel.cancellationReason", { enabled: true, options: ["other"] }),
  ],
  [
    "tax numbers asked in the portal",
    "stripe-portal-collects-listed-data",
    set(...portal, "features.customerUpdate.allowedUpdates", ["email", "tax_id"]),
  ],
  ["cards in an event", events, event("invoice.paid", "payment_method.attached")],
  ["charges in an event", events, event("charge.succeeded")],
  ["whole customers in an event", events, event("customer.created")],
  ["an event that nobody has read", events, event("treasury.received_credit.created")],
  ["every event", events, event("*")],
  [
    "a price in euros",
    "stripe-price-in-listed-currency",
    set(stripe.price, "monthly-usd", "currency", "eur"),
  ],
  [
    "a price in reais beside",
    "stripe-price-in-listed-currency",
    set(stripe.price, "monthly-usd", "currencyOptions", [{ key: "BRL", unitAmount: 100 }]),
  ],
  ["a link to pay", "resource-type-judged", add("stripe:index/paymentLink:PaymentLink", "pay", {})],
  [
    "means of payment configured",
    "resource-type-judged",
    add("stripe:index/paymentMethodConfiguration:PaymentMethodConfiguration", "means", {}),
  ],
  ["a customer", "stripe-declares-no-person", add(stripe.customer, "customer", {})],

  [
    "numbers that answer by themselves",
    "twilio-answers-by-declared-webhooks",
    set(twilio.messagingService, "messaging", "useInboundWebhookOnNumber", true),
  ],
  [
    "a number answered by an unknown application",
    "twilio-answers-by-declared-webhooks",
    add(twilio.phoneNumber, "line", { voice: { applicationSid: "AP1", callerIdLookup: false } }),
  ],
  [
    "a number that takes faxes",
    "twilio-answers-by-declared-webhooks",
    add(twilio.phoneNumber, "line", { fax: { url: `${site}/fax`, method: "POST" } }),
  ],
  ["a flow of Studio", "twilio-stores-no-conversation", add(twilio.studioFlow, "flow", {})],
  ["functions", "twilio-stores-no-conversation", add(twilio.serverlessService, "functions", {})],
  ["conversations", "twilio-stores-no-conversation", add(twilio.conversationsService, "chat", {})],
  ["codes sent by Verify", "twilio-stores-no-conversation", add(twilio.verifyService, "codes", {})],
  ["documents of Sync", "resource-type-judged", add("twilio:index/syncService:SyncService", "sync", {})],
  ["a second account", "twilio-sub-account-absent", add(twilio.accountSubAccount, "other", {})],
  [
    "callers looked up",
    "twilio-looks-no-caller-up",
    set(twilio.twimlApp, "voice", "voice.callerIdLookup", true),
  ],
  [
    "what people write in addresses",
    "twilio-callback-posts",
    set(twilio.messagingService, "messaging", "inboundMethod", "GET"),
  ],
];

/** What keeps every sentence of the page. */
/** Nothing is broken, and less is shown than the page says: not met, and no stop. */
const open: readonly (readonly [what: string, rule: string, edit: Edit])[] = [
  [
    "cards in the portal",
    "stripe-portal-takes-no-payment",
    set(...portal, "features.paymentMethodUpdate.enabled", true),
  ],
  [
    "cards in the portal, by leaving it out",
    "stripe-portal-takes-no-payment",
    set(...portal, "features", { invoiceHistory: { enabled: true } }),
  ],
];

const honest: readonly (readonly [what: string, edit: Edit])[] = [
  ["nothing changed", all()],
  ["the discard address behind the proxy", record("www", { type: "A", content: "192.0.2.1", proxied: true })],
  ["the discard prefix behind the proxy", record("www", { type: "AAAA", content: "100::", proxied: true })],
  [
    "the application under a second, proxied name",
    record("www", { type: "CNAME", content: "kaitalk.online", proxied: true }),
  ],
  ["no mail for the domain", record("kaitalk", { type: "MX", content: ".", priority: 0 })],
  [
    "who may issue certificates",
    record("kaitalk", { type: "CAA", data: { flags: 0, tag: "issue", value: "letsencrypt.org" } }),
  ],
  [
    "no senders beside Postmark",
    record("mail", { type: "TXT", content: '"v=spf1 include:spf.mtasv.net -all"' }),
  ],
  [
    "visitors of a kind kept out",
    ruleset("http_request_firewall_custom", "block", {}, { expression: "cf.client.bot" }),
  ],
  [
    "too many requests kept out",
    ruleset(
      "http_ratelimit",
      "block",
      {},
      {
        ratelimit: {
          characteristics: ["ip.src", "cf.colo.id"],
          period: 60,
          requestsPerPeriod: 100,
          mitigationTimeout: 60,
        },
      },
    ),
  ],
  [
    "no frames",
    header("http_response_headers_transform", "X-Frame-Options", { operation: "set", value: "DENY" }),
  ],
  [
    "www to the bare domain",
    ruleset("http_request_dynamic_redirect", "redirect", {
      fromValue: {
        statusCode: 301,
        preserveQueryString: true,
        targetUrl: { expression: 'concat("https://kaitalk.online", http.request.uri.path)' },
      },
    }),
  ],
  [
    "nothing kept in the cache",
    ruleset("http_request_cache_settings", "set_cache_settings", { cache: false }),
  ],
  [
    "public files kept in the cache",
    ruleset(
      "http_request_cache_settings",
      "set_cache_settings",
      { cache: true, edgeTtl: { mode: "override_origin", default: 3600 } },
      { expression: '(http.host eq "static.kaitalk.online")' },
    ),
  ],
  [
    "scripts of third parties forbidden",
    ruleset("http_config_settings", "set_config", { disableZaraz: true, disableRum: true, ssl: "strict" }),
  ],
  [
    "a log without a person in it",
    logpush({}, ["EdgeStartTimestamp", "EdgeResponseStatus", "ClientCountry", "RayID"]),
  ],
  ["a style sheet", object("style.css", "text/css", "body{color:#123456}")],
  ["more copies of the application", set(...web, "numInstances", 3)],
  [
    "own image at a registry",
    set(...web, "runtimeSource", { image: { imageUrl: "ghcr.io/kaitalk/application", tag: "1.4.2" } }),
  ],
  [
    "Cloudflare's networks alone",
    set(...web, "ipAllowLists", [
      { cidrBlock: "104.16.0.0/13", description: "Cloudflare" },
      { cidrBlock: "2606:4700::/32", description: "Cloudflare" },
    ]),
  ],
  ["Render's own addresses alone", set(...database, "allowedIps", ["203.0.113.10", "203.0.113.11/32"])],
  [
    "an endpoint without a region, as its project is",
    add(
      neon.endpoint,
      "reader",
      { type: "read_only", poolerEnabled: true, projectId: UNKNOWN, branchId: UNKNOWN },
      { projectId: database, branchId: database },
    ),
  ],
  [
    "a window for updates",
    set(...database, "maintenanceWindow", { weekdays: [7], startTime: "03:00", endTime: "04:00" }),
  ],
  [
    "another event about a subscription",
    event("customer.subscription.updated", "customer.subscription.paused", "invoice.finalized"),
  ],
  [
    "pesos beside dollars in one price",
    set(stripe.price, "monthly-usd", "currencyOptions", [{ key: "mxn", unitAmount: 9900 }]),
  ],
  [
    "nothing to change in the portal",
    set(...portal, "features.customerUpdate", { enabled: false, allowedUpdates: [] }),
  ],
  [
    "a webhook that reports bounces",
    add(
      postmark.webhook,
      "bounces",
      {
        serverId: UNKNOWN,
        url: `${site}/bounces`,
        httpAuth: { username: "postmark", password: new Secret("a") },
        triggers: { bounce: { enabled: true, includeContent: false }, open: { enabled: false } },
      },
      { serverId: server },
    ),
  ],
  [
    "a number answered by the stack's application",
    add(
      twilio.phoneNumber,
      "line",
      { friendlyName: "line", voice: { applicationSid: UNKNOWN, callerIdLookup: false } },
      { voice: [twilio.twimlApp, "voice"] },
    ),
  ],
];

let resources: readonly Resource[];

beforeAll(async () => {
  resources = await runProgram({ project: "kaitalk", stack: "prod", values: complete, secretKeys: [] });
});

/** Rules that say that a promise is broken or cannot be verified, each with what it says. */
function refusals(edit: Edit): string[] {
  const stack = stackOf(edit(resources));
  return packs
    .flatMap((pack) => evaluatePack(pack, stack))
    .filter(({ outcome }) => outcome !== "met" && outcome !== "not-applicable")
    .map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`);
}

test.each(broken)("%s is refused by %s", (_, rule, edit) => {
  expect(refusals(edit).join("\n")).toContain(`${rule} violated: `);
});

test.each(open)("%s leaves %s open", (_, rule, edit) => {
  expect(refusals(edit).map((refusal) => refusal.split(":")[0])).toEqual([`${rule} gap`]);
});

test.each(honest)("%s keeps every promise", (_, edit) => {
  expect(refusals(edit)).toEqual([]);
});

test("the table is long, and names each edit once", () => {
  const names = [...broken, ...open, ...honest].map(([what]) => what);
  expect(broken.length).toBeGreaterThan(70);
  expect(new Set(names).size).toBe(names.length);
});
