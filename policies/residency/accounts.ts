import { types } from "../../vendors/types.ts";
import { bucketChildren } from "./r2-buckets.ts";

const cf = types.cloudflare;
const { webService, cronJob, privateService, backgroundWorker, envGroup } = types.render;

/** Where a resource says in whose account it is, and which word counts. */
interface Account {
  readonly types: readonly string[];
  readonly path: string;
  /** The key of the stack's configuration that names the account, where the source shows the configuration. */
  readonly key: string;
  /** Else the first resource of a type, and the property by which it names its account. */
  readonly anchor?: readonly [type: string, path: string];
  /** Left out, the vendor takes another account of whoever holds the key. */
  readonly required?: true;
}

const accounts: readonly Account[] = [
  {
    types: [cf.r2Bucket, ...bucketChildren],
    path: "accountId",
    key: "kaitalk:cloudflareAccountId",
    anchor: [cf.r2Bucket, "accountId"],
    required: true,
  },
  {
    types: [types.twilio.provider, types.twilio.twimlApp],
    path: "accountSid",
    key: "kaitalk:twilioAccountSid",
    anchor: [types.twilio.provider, "accountSid"],
    required: true,
  },
  {
    types: [webService, cronJob, privateService, backgroundWorker, envGroup],
    path: "envVars.TWILIO_ACCOUNT_SID.value",
    key: "kaitalk:twilioAccountSid",
    anchor: [types.twilio.provider, "accountSid"],
  },
  { types: ["pulumi:providers:render"], path: "ownerId", key: "kaitalk:renderWorkspace", required: true },
  { types: [types.neon.project], path: "orgId", key: "kaitalk:neonOrganisation", required: true },
  {
    types: [
      ...[cf.dnsRecord, cf.zoneSetting, cf.zoneDnssec, cf.managedTransforms, cf.r2CustomDomain],
      ...[cf.ruleset, cf.hostnameTlsSetting, cf.logpushJob, cf.logpullRetention],
    ],
    path: "zoneId",
    key: "kaitalk:cloudflareZoneId",
  },
];

/** By type, what a resource of it says of its account. */
export const accountsOf: ReadonlyMap<string, readonly Account[]> = new Map(
  [...new Set(accounts.flatMap((account) => account.types))].map((type) => [
    type,
    accounts.filter((account) => account.types.includes(type)),
  ]),
);
