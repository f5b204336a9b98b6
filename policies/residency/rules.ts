// Generated from the folder rules/ by "npm run generate". Do not edit.
import type { Rule } from "../kernel/rule.ts";
import { applicationReachesFilesInJurisdiction } from "./rules/application-reaches-files-in-jurisdiction.ts";
import { awsProviderReachesR2Alone } from "./rules/aws-provider-reaches-r2-alone.ts";
import { cloudflareStoreInDeclaredJurisdiction } from "./rules/cloudflare-store-in-declared-jurisdiction.ts";
import { databaseHostFromDeclaredProject } from "./rules/database-host-from-declared-project.ts";
import { logpushIntoDeclaredJurisdiction } from "./rules/logpush-into-declared-jurisdiction.ts";
import { neonEndpointInDeclaredRegion } from "./rules/neon-endpoint-in-declared-region.ts";
import { neonHostInDeclaredRegion } from "./rules/neon-host-in-declared-region.ts";
import { neonJwksUrlAbsent } from "./rules/neon-jwks-url-absent.ts";
import { neonLogicalReplicationOff } from "./rules/neon-logical-replication-off.ts";
import { neonProjectInDeclaredRegion } from "./rules/neon-project-in-declared-region.ts";
import { neonProjectSingle } from "./rules/neon-project-single.ts";
import { neonResourceInDeclaredProject } from "./rules/neon-resource-in-declared-project.ts";
import { r2BucketHintAgrees } from "./rules/r2-bucket-hint-agrees.ts";
import { r2BucketInDeclaredJurisdiction } from "./rules/r2-bucket-in-declared-jurisdiction.ts";
import { r2ChildInDeclaredJurisdiction } from "./rules/r2-child-in-declared-jurisdiction.ts";
import { r2ChildOfDeclaredBucket } from "./rules/r2-child-of-declared-bucket.ts";
import { r2EndpointInDeclaredJurisdiction } from "./rules/r2-endpoint-in-declared-jurisdiction.ts";
import { r2EndpointOfOwnAccount } from "./rules/r2-endpoint-of-own-account.ts";
import { r2EventToDeclaredQueue } from "./rules/r2-event-to-declared-queue.ts";
import { r2MigrationAbsent } from "./rules/r2-migration-absent.ts";
import { renderDiskAbsent } from "./rules/render-disk-absent.ts";
import { renderLogOverrideToRegisteredHost } from "./rules/render-log-override-to-registered-host.ts";
import { renderServiceInDeclaredRegion } from "./rules/render-service-in-declared-region.ts";
import { renderStaticSiteAbsent } from "./rules/render-static-site-absent.ts";
import { renderStreamToRegisteredHost } from "./rules/render-stream-to-registered-host.ts";
import { resourceOnDeclaredProvider } from "./rules/resource-on-declared-provider.ts";
import { resourceProviderInStack } from "./rules/resource-provider-in-stack.ts";
import { serviceDatabaseDeclared } from "./rules/service-database-declared.ts";
import { stripeEventToWebhook } from "./rules/stripe-event-to-webhook.ts";
import { twilioEnvironmentInDeclaredRegion } from "./rules/twilio-environment-in-declared-region.ts";
import { twilioHostInDeclaredRegion } from "./rules/twilio-host-in-declared-region.ts";
import { twilioProviderInDeclaredRegion } from "./rules/twilio-provider-in-declared-region.ts";
import { vendorAccountSingle } from "./rules/vendor-account-single.ts";

/** Every rule of the pack, by name. */
export const rules: readonly Rule[] = [
  applicationReachesFilesInJurisdiction,
  awsProviderReachesR2Alone,
  cloudflareStoreInDeclaredJurisdiction,
  databaseHostFromDeclaredProject,
  logpushIntoDeclaredJurisdiction,
  neonEndpointInDeclaredRegion,
  neonHostInDeclaredRegion,
  neonJwksUrlAbsent,
  neonLogicalReplicationOff,
  neonProjectInDeclaredRegion,
  neonProjectSingle,
  neonResourceInDeclaredProject,
  r2BucketHintAgrees,
  r2BucketInDeclaredJurisdiction,
  r2ChildInDeclaredJurisdiction,
  r2ChildOfDeclaredBucket,
  r2EndpointInDeclaredJurisdiction,
  r2EndpointOfOwnAccount,
  r2EventToDeclaredQueue,
  r2MigrationAbsent,
  renderDiskAbsent,
  renderLogOverrideToRegisteredHost,
  renderServiceInDeclaredRegion,
  renderStaticSiteAbsent,
  renderStreamToRegisteredHost,
  resourceOnDeclaredProvider,
  resourceProviderInStack,
  serviceDatabaseDeclared,
  stripeEventToWebhook,
  twilioEnvironmentInDeclaredRegion,
  twilioHostInDeclaredRegion,
  twilioProviderInDeclaredRegion,
  vendorAccountSingle,
];
