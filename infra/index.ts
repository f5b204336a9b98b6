import { tableMap } from "../purge/read-table-map.ts";
import { solve } from "../retention/solve.ts";
import { Application } from "./components/application.ts";
import { Billing } from "./components/billing.ts";
import { Database } from "./components/database.ts";
import { DocumentStore } from "./components/document-store.ts";
import { Edge } from "./components/edge.ts";
import { Email } from "./components/email.ts";
import { Keys } from "./components/keys.ts";
import { PublishedList } from "./components/published-list.ts";
import { RecordingStore } from "./components/recording-store.ts";
import { StaticSite } from "./components/static-site.ts";
import { Telephony } from "./components/telephony.ts";
import { readConfig } from "./config.ts";
import { declareProviders } from "./providers.ts";
import { withInput } from "./with-input.ts";

withInput(declareStack);

/** The whole stack. Each component names its business; here they only meet. */
function declareStack(): void {
  const config = readConfig();
  const retention = solve();
  const vendors = declareProviders(config);
  const { domain, cloudflareAccountId: accountId, cloudflareZoneId: zoneId } = config;
  const site = `https://${domain}`;
  const files = { accountId, origin: site };
  const onCloudflare = { providers: [vendors.cloudflare] };

  const keys = new Keys(
    "keys",
    {
      healthDataVersions: config.healthDataKeyVersions,
      ipPepperVersion: config.ipPepperVersion,
      sessionSecretVersion: config.sessionSecretVersion,
    },
    { providers: [vendors.random] },
  );
  const database = new Database(
    "database",
    { organisation: config.neonOrganisation, historySeconds: retention.neonHistorySeconds },
    { providers: [vendors.neon] },
  );
  const documents = new DocumentStore(
    "document-store",
    { ...files, plan: retention.buckets.documents },
    onCloudflare,
  );
  const recordings = config.recordingsEnabled
    ? new RecordingStore("recording-store", { ...files, plan: retention.buckets.recordings }, onCloudflare)
    : undefined;
  const staticSite = new StaticSite(
    "static-site",
    { ...files, zoneId, domain: `static.${domain}`, plan: retention.buckets.site },
    onCloudflare,
  );
  const email = new Email("email", { zoneId, domain }, { providers: [vendors.postmark, vendors.cloudflare] });
  const billing = new Billing(
    "billing",
    {
      site,
      applicationKey: config.stripeApplicationKey,
      prices: { usd: config.subscriptionPriceUsd, mxn: config.subscriptionPriceMxn },
    },
    { providers: [vendors.stripe] },
  );
  const telephony = new Telephony(
    "telephony",
    {
      site,
      accountSid: config.twilioAccountSid,
      credentials: {
        apiKey: config.twilioApiKey,
        apiSecret: config.twilioApiSecret,
        authToken: config.twilioAuthToken,
      },
    },
    { providers: [vendors.twilio] },
  );
  const application = new Application(
    "application",
    {
      config,
      environment: {
        ...database.connection,
        ...keys.environment,
        ...documents.environment,
        ...recordings?.environment,
        ...email.environment,
        ...billing.environment,
        ...telephony.environment,
      },
      purge: {
        ...retention.purge,
        environment: {
          ...database.connection,
          // A role that deletes and counts and reads no content.
          PGUSER: tableMap().role,
          PGPASSWORD: config.purgeDatabasePassword,
          ...retention.purge.environment,
        },
      },
    },
    { providers: [vendors.render] },
  );
  new Edge("edge", { zoneId, domain, applicationHost: application.host }, onCloudflare);
  new PublishedList("published-list", { bucket: staticSite.bucketName }, { providers: [vendors.r2] });
}
