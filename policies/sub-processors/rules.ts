// Generated from the folder rules/ by "npm run generate". Do not edit.
import type { Rule } from "../kernel/rule.ts";
import { credentialShownToOneCompany } from "./rules/credential-shown-to-one-company.ts";
import { dnsRecordToRegisteredHost } from "./rules/dns-record-to-registered-host.ts";
import { dynamicProviderAbsent } from "./rules/dynamic-provider-absent.ts";
import { environmentVariableAsListed } from "./rules/environment-variable-as-listed.ts";
import { environmentVariableFromItsResource } from "./rules/environment-variable-from-its-resource.ts";
import { environmentVariableListed } from "./rules/environment-variable-listed.ts";
import { labelWithoutPersonalData } from "./rules/label-without-personal-data.ts";
import { mailPolicyNamesRegisteredHosts } from "./rules/mail-policy-names-registered-hosts.ts";
import { namedHostRegistered } from "./rules/named-host-registered.ts";
import { neonProjectUnshared } from "./rules/neon-project-unshared.ts";
import { providerPluginIsJudged } from "./rules/provider-plugin-is-judged.ts";
import { providerSingle } from "./rules/provider-single.ts";
import { publishedChangeHasNotice } from "./rules/published-change-has-notice.ts";
import { publishedListInEveryLanguage } from "./rules/published-list-in-every-language.ts";
import { publishedListIsReadAsWritten } from "./rules/published-list-is-read-as-written.ts";
import { publishedListKeepsEveryVersion } from "./rules/published-list-keeps-every-version.ts";
import { publishedListLeadsToKaitalk } from "./rules/published-list-leads-to-kaitalk.ts";
import { publishedListOutlivesLifecycles } from "./rules/published-list-outlives-lifecycles.ts";
import { publishedListSaysWhatIsRegistered } from "./rules/published-list-says-what-is-registered.ts";
import { publishedObjectHoldsNoRecord } from "./rules/published-object-holds-no-record.ts";
import { publishedObjectInSiteBucket } from "./rules/published-object-in-site-bucket.ts";
import { publishedPageLoadsNothingForeign } from "./rules/published-page-loads-nothing-foreign.ts";
import { registerKeepsPublishedPromises } from "./rules/register-keeps-published-promises.ts";
import { resourceInputJudged } from "./rules/resource-input-judged.ts";
import { resourceOfRegisteredSubProcessor } from "./rules/resource-of-registered-sub-processor.ts";
import { resourceTypeJudged } from "./rules/resource-type-judged.ts";
import { servedDomainOwn } from "./rules/served-domain-own.ts";
import { sharedHostOfThisStack } from "./rules/shared-host-of-this-stack.ts";
import { stackReferenceAbsent } from "./rules/stack-reference-absent.ts";
import { subProcessorAnnounced } from "./rules/sub-processor-announced.ts";
import { subProcessorInUse } from "./rules/sub-processor-in-use.ts";
import { twilioBringsNoFurtherCompany } from "./rules/twilio-brings-no-further-company.ts";
import { twilioSubAccountAbsent } from "./rules/twilio-sub-account-absent.ts";
import { unknownHostOfRegisteredOrigin } from "./rules/unknown-host-of-registered-origin.ts";
import { urlHostRegistered } from "./rules/url-host-registered.ts";
import { webhookLeadsToKaitalk } from "./rules/webhook-leads-to-kaitalk.ts";

/** Every rule of the pack, by name. */
export const rules: readonly Rule[] = [
  credentialShownToOneCompany,
  dnsRecordToRegisteredHost,
  dynamicProviderAbsent,
  environmentVariableAsListed,
  environmentVariableFromItsResource,
  environmentVariableListed,
  labelWithoutPersonalData,
  mailPolicyNamesRegisteredHosts,
  namedHostRegistered,
  neonProjectUnshared,
  providerPluginIsJudged,
  providerSingle,
  publishedChangeHasNotice,
  publishedListInEveryLanguage,
  publishedListIsReadAsWritten,
  publishedListKeepsEveryVersion,
  publishedListLeadsToKaitalk,
  publishedListOutlivesLifecycles,
  publishedListSaysWhatIsRegistered,
  publishedObjectHoldsNoRecord,
  publishedObjectInSiteBucket,
  publishedPageLoadsNothingForeign,
  registerKeepsPublishedPromises,
  resourceInputJudged,
  resourceOfRegisteredSubProcessor,
  resourceTypeJudged,
  servedDomainOwn,
  sharedHostOfThisStack,
  stackReferenceAbsent,
  subProcessorAnnounced,
  subProcessorInUse,
  twilioBringsNoFurtherCompany,
  twilioSubAccountAbsent,
  unknownHostOfRegisteredOrigin,
  urlHostRegistered,
  webhookLeadsToKaitalk,
];
