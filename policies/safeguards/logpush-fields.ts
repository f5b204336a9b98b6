/**
 * Fields of Cloudflare's logs that say nothing of a person, by data set. No path, which can hold a sign-in link, no
 * agent, no place below the country. Source: Cloudflare docs, logs/reference/log-fields/zone, read 2026-11-25.
 */
const harmlessFields: Readonly<Record<string, ReadonlySet<string>>> = {
  http_requests: new Set([
    ...["CacheCacheStatus", "CacheResponseBytes", "CacheResponseStatus", "CacheTieredFill"],
    ...["ClientCountry", "ClientIPClass", "ClientRequestBytes", "ClientRequestHost", "ClientRequestMethod"],
    ...["ClientRequestProtocol", "ClientRequestScheme", "ClientSSLCipher", "ClientSSLProtocol"],
    ...[
      "EdgeColoCode",
      "EdgeColoID",
      "EdgeEndTimestamp",
      "EdgeResponseBytes",
      "EdgeResponseCompressionRatio",
    ],
    ...["EdgeResponseContentType", "EdgeResponseStatus", "EdgeServerIP", "EdgeStartTimestamp"],
    ...["EdgeTimeToFirstByteMs", "OriginIP", "OriginResponseBytes", "OriginResponseDurationMs"],
    ...["OriginResponseStatus", "OriginSSLProtocol", "RayID", "SecurityAction", "SecurityActions"],
    ...["SecurityRuleID", "SecurityRuleIDs", "SecuritySources", "ZoneName"],
  ]),
  firewall_events: new Set([
    ...["Action", "ClientCountry", "ClientIPClass", "ClientRequestMethod", "ClientRequestProtocol"],
    ...["Datetime", "EdgeColoCode", "EdgeResponseStatus", "Kind", "MatchIndex", "OriginResponseStatus"],
    ...["RayID", "RuleID", "Source"],
  ]),
};

/** The fields of a data set that a log may hold; undefined for a data set that nobody has read. */
export function fieldsOf(dataset: string): ReadonlySet<string> | undefined {
  return Object.hasOwn(harmlessFields, dataset) ? harmlessFields[dataset] : undefined;
}
