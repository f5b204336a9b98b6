// Generated from the folder rules/ by "npm run generate". Do not edit.
import type { Rule } from "../kernel/rule.ts";
import { addressIsEncrypted } from "./rules/address-is-encrypted.ts";
import { allowListNamesNoWholeInternet } from "./rules/allow-list-names-no-whole-internet.ts";
import { apiKeyResourceAbsent } from "./rules/api-key-resource-absent.ts";
import { applicationEncryptsHealthData } from "./rules/application-encrypts-health-data.ts";
import { applicationHashesAddresses } from "./rules/application-hashes-addresses.ts";
import { applicationReadsDeclaredCountryHeader } from "./rules/application-reads-declared-country-header.ts";
import { bucketDomainRequiresTls13 } from "./rules/bucket-domain-requires-tls-1-3.ts";
import { bucketHasNoPublicAddress } from "./rules/bucket-has-no-public-address.ts";
import { bucketNamesItsReaders } from "./rules/bucket-names-its-readers.ts";
import { credentialComesFromConfiguration } from "./rules/credential-comes-from-configuration.ts";
import { cronJobDemandsTls13OfDatabase } from "./rules/cron-job-demands-tls-1-3-of-database.ts";
import { dataStoreIsProtected } from "./rules/data-store-is-protected.ts";
import { deletionPageIsReached } from "./rules/deletion-page-is-reached.ts";
import { dnsRecordTypeJudged } from "./rules/dns-record-type-judged.ts";
import { dnsSendsVisitorsThroughCloudflare } from "./rules/dns-sends-visitors-through-cloudflare.ts";
import { environmentSecretsAreMarked } from "./rules/environment-secrets-are-marked.ts";
import { guardedChangeNotIgnored } from "./rules/guarded-change-not-ignored.ts";
import { healthDataKeyFitsItsCipher } from "./rules/health-data-key-fits-its-cipher.ts";
import { hostnameKeepsTlsMinimum } from "./rules/hostname-keeps-tls-minimum.ts";
import { logpushDestinationIsPrivate } from "./rules/logpush-destination-is-private.ts";
import { logpushLeavesAddressesOut } from "./rules/logpush-leaves-addresses-out.ts";
import { mailDomainPublishesDkimKey } from "./rules/mail-domain-publishes-dkim-key.ts";
import { mailDomainRefusesForgeries } from "./rules/mail-domain-refuses-forgeries.ts";
import { mailDomainReturnsToPostmark } from "./rules/mail-domain-returns-to-postmark.ts";
import { mailIsReceivedByNobody } from "./rules/mail-is-received-by-nobody.ts";
import { mailIsSignedByPostmarkAlone } from "./rules/mail-is-signed-by-postmark-alone.ts";
import { mailServerCopiesNoContent } from "./rules/mail-server-copies-no-content.ts";
import { mailServerHooksUseHttps } from "./rules/mail-server-hooks-use-https.ts";
import { mailServerReportsNoReaders } from "./rules/mail-server-reports-no-readers.ts";
import { mailServerTakesNoSmtp } from "./rules/mail-server-takes-no-smtp.ts";
import { mailServerTracksNoLinks } from "./rules/mail-server-tracks-no-links.ts";
import { mailServerTracksNoOpens } from "./rules/mail-server-tracks-no-opens.ts";
import { mailStreamOfDeclaredServer } from "./rules/mail-stream-of-declared-server.ts";
import { mailStreamOnlySends } from "./rules/mail-stream-only-sends.ts";
import { mailWebhookCarriesNoContent } from "./rules/mail-webhook-carries-no-content.ts";
import { mailWebhookIsAuthenticated } from "./rules/mail-webhook-is-authenticated.ts";
import { managedDomainIsOff } from "./rules/managed-domain-is-off.ts";
import { neonProjectFollowsHealthAgreement } from "./rules/neon-project-follows-health-agreement.ts";
import { plainTextHoldsNoSecret } from "./rules/plain-text-holds-no-secret.ts";
import { privateBucketHasNoDomain } from "./rules/private-bucket-has-no-domain.ts";
import { providerCredentialsAreMarked } from "./rules/provider-credentials-are-marked.ts";
import { randomKeyCanBeRotated } from "./rules/random-key-can-be-rotated.ts";
import { randomKeyIsLongEnough } from "./rules/random-key-is-long-enough.ts";
import { recordingsAreKeptWhereUsed } from "./rules/recordings-are-kept-where-used.ts";
import { renderEnvironmentIsIsolated } from "./rules/render-environment-is-isolated.ts";
import { renderEnvironmentIsProtected } from "./rules/render-environment-is-protected.ts";
import { renderGroupIsDeclared } from "./rules/render-group-is-declared.ts";
import { renderImageIsOwn } from "./rules/render-image-is-own.ts";
import { renderServiceDeploysOnRequest } from "./rules/render-service-deploys-on-request.ts";
import { renderServiceJoinsEnvironment } from "./rules/render-service-joins-environment.ts";
import { renderServiceMakesNoPreviews } from "./rules/render-service-makes-no-previews.ts";
import { resourceCredentialsAreMarked } from "./rules/resource-credentials-are-marked.ts";
import { rulesetActionJudged } from "./rules/ruleset-action-judged.ts";
import { rulesetKeepsTransportSecurity } from "./rules/ruleset-keeps-transport-security.ts";
import { secretFilesAreMarked } from "./rules/secret-files-are-marked.ts";
import { serviceDemandsTls13OfDatabase } from "./rules/service-demands-tls-1-3-of-database.ts";
import { serviceHasNoConnectionString } from "./rules/service-has-no-connection-string.ts";
import { serviceRunsConfiguredRepository } from "./rules/service-runs-configured-repository.ts";
import { serviceRunsItsOwnScripts } from "./rules/service-runs-its-own-scripts.ts";
import { serviceVerifiesDatabase } from "./rules/service-verifies-database.ts";
import { siteBucketIsTheDeclaredOne } from "./rules/site-bucket-is-the-declared-one.ts";
import { storeBelongsToEncryptingVendor } from "./rules/store-belongs-to-encrypting-vendor.ts";
import { stripeDeclaresNoPerson } from "./rules/stripe-declares-no-person.ts";
import { stripeEventsCarryListedData } from "./rules/stripe-events-carry-listed-data.ts";
import { stripePortalCollectsListedData } from "./rules/stripe-portal-collects-listed-data.ts";
import { stripePortalTakesNoPayment } from "./rules/stripe-portal-takes-no-payment.ts";
import { stripePriceInListedCurrency } from "./rules/stripe-price-in-listed-currency.ts";
import { stripeWebhookNamesItsEvents } from "./rules/stripe-webhook-names-its-events.ts";
import { stripeWebhookPinsItsVersion } from "./rules/stripe-webhook-pins-its-version.ts";
import { stripeWebhookUsesHttps } from "./rules/stripe-webhook-uses-https.ts";
import { twilioAnswersByDeclaredWebhooks } from "./rules/twilio-answers-by-declared-webhooks.ts";
import { twilioCallbackPosts } from "./rules/twilio-callback-posts.ts";
import { twilioCallbackUsesHttps } from "./rules/twilio-callback-uses-https.ts";
import { twilioLooksNoCallerUp } from "./rules/twilio-looks-no-caller-up.ts";
import { twilioStoresNoConversation } from "./rules/twilio-stores-no-conversation.ts";
import { webServiceAnswersToOwnDomain } from "./rules/web-service-answers-to-own-domain.ts";
import { zoneAddsCountryHeader } from "./rules/zone-adds-country-header.ts";
import { zoneAddsNoVisitorData } from "./rules/zone-adds-no-visitor-data.ts";
import { zoneDeclaresEveryGuard } from "./rules/zone-declares-every-guard.ts";
import { zoneDeclaresStrictTransport } from "./rules/zone-declares-strict-transport.ts";
import { zoneIsActive } from "./rules/zone-is-active.ts";
import { zoneKeepsNoRawLogs } from "./rules/zone-keeps-no-raw-logs.ts";
import { zoneOffersTls13 } from "./rules/zone-offers-tls-1-3.ts";
import { zoneRedirectsToHttps } from "./rules/zone-redirects-to-https.ts";
import { zoneRefusesEarlyData } from "./rules/zone-refuses-early-data.ts";
import { zoneRequiresTls13 } from "./rules/zone-requires-tls-1-3.ts";
import { zoneRewritesPlainLinks } from "./rules/zone-rewrites-plain-links.ts";
import { zoneSendsNoClientIpHeader } from "./rules/zone-sends-no-client-ip-header.ts";
import { zoneSettingJudged } from "./rules/zone-setting-judged.ts";
import { zoneSignsItsRecords } from "./rules/zone-signs-its-records.ts";
import { zoneVerifiesOriginCertificate } from "./rules/zone-verifies-origin-certificate.ts";

/** Every rule of the pack, by name. */
export const rules: readonly Rule[] = [
  addressIsEncrypted,
  allowListNamesNoWholeInternet,
  apiKeyResourceAbsent,
  applicationEncryptsHealthData,
  applicationHashesAddresses,
  applicationReadsDeclaredCountryHeader,
  bucketDomainRequiresTls13,
  bucketHasNoPublicAddress,
  bucketNamesItsReaders,
  credentialComesFromConfiguration,
  cronJobDemandsTls13OfDatabase,
  dataStoreIsProtected,
  deletionPageIsReached,
  dnsRecordTypeJudged,
  dnsSendsVisitorsThroughCloudflare,
  environmentSecretsAreMarked,
  guardedChangeNotIgnored,
  healthDataKeyFitsItsCipher,
  hostnameKeepsTlsMinimum,
  logpushDestinationIsPrivate,
  logpushLeavesAddressesOut,
  mailDomainPublishesDkimKey,
  mailDomainRefusesForgeries,
  mailDomainReturnsToPostmark,
  mailIsReceivedByNobody,
  mailIsSignedByPostmarkAlone,
  mailServerCopiesNoContent,
  mailServerHooksUseHttps,
  mailServerReportsNoReaders,
  mailServerTakesNoSmtp,
  mailServerTracksNoLinks,
  mailServerTracksNoOpens,
  mailStreamOfDeclaredServer,
  mailStreamOnlySends,
  mailWebhookCarriesNoContent,
  mailWebhookIsAuthenticated,
  managedDomainIsOff,
  neonProjectFollowsHealthAgreement,
  plainTextHoldsNoSecret,
  privateBucketHasNoDomain,
  providerCredentialsAreMarked,
  randomKeyCanBeRotated,
  randomKeyIsLongEnough,
  recordingsAreKeptWhereUsed,
  renderEnvironmentIsIsolated,
  renderEnvironmentIsProtected,
  renderGroupIsDeclared,
  renderImageIsOwn,
  renderServiceDeploysOnRequest,
  renderServiceJoinsEnvironment,
  renderServiceMakesNoPreviews,
  resourceCredentialsAreMarked,
  rulesetActionJudged,
  rulesetKeepsTransportSecurity,
  secretFilesAreMarked,
  serviceDemandsTls13OfDatabase,
  serviceHasNoConnectionString,
  serviceRunsConfiguredRepository,
  serviceRunsItsOwnScripts,
  serviceVerifiesDatabase,
  siteBucketIsTheDeclaredOne,
  storeBelongsToEncryptingVendor,
  stripeDeclaresNoPerson,
  stripeEventsCarryListedData,
  stripePortalCollectsListedData,
  stripePortalTakesNoPayment,
  stripePriceInListedCurrency,
  stripeWebhookNamesItsEvents,
  stripeWebhookPinsItsVersion,
  stripeWebhookUsesHttps,
  twilioAnswersByDeclaredWebhooks,
  twilioCallbackPosts,
  twilioCallbackUsesHttps,
  twilioLooksNoCallerUp,
  twilioStoresNoConversation,
  webServiceAnswersToOwnDomain,
  zoneAddsCountryHeader,
  zoneAddsNoVisitorData,
  zoneDeclaresEveryGuard,
  zoneDeclaresStrictTransport,
  zoneIsActive,
  zoneKeepsNoRawLogs,
  zoneOffersTls13,
  zoneRedirectsToHttps,
  zoneRefusesEarlyData,
  zoneRequiresTls13,
  zoneRewritesPlainLinks,
  zoneSendsNoClientIpHeader,
  zoneSettingJudged,
  zoneSignsItsRecords,
  zoneVerifiesOriginCertificate,
];
