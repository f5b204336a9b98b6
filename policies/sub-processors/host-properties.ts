import { types } from "../../vendors/types.ts";

/** Properties and environment variables whose value is a host or holds one, by what they are called. */
export const namesHost =
  /(urls?|uris?|hosts?|hostname|hostaddr|endpoints?|server|dsn|origins?|destination|destinationConf|target|brokers?|proxy|upstream|gateway|relay)$/i;

/** A text that says of itself that it leads to a host: one with a port, or a connection string. */
export const writesHost =
  /^[a-z0-9.-]+\.[a-z]{2,}:\d{2,5}$|(^|[\s;,?&"'])(server|data source|host|hostname|hostaddr|address|endpoint)\s*=/i;

/** Headers of an answer that name hosts without their scheme, whose scripts and pictures a browser then loads. */
export const listsHosts =
  /^(content-security-policy(-report-only)?|report-to|reporting-endpoints|permissions-policy|link)$/i;

/** What code is told at Render: any of it can be where it sends data. */
export const isVariable = /^(envVars|secretFiles)\./;

/** Properties whose text people read and no machine follows; and one that residency judges, for it may hold a key. */
export const isNotFollowed = /^(description|comment|note|statement|headline|destinationConf)$/;

/** Text that an object carries for its readers, as a page does. */
export const isDocument = /^(content|contentBase64)$/;

/** Whether what stands at a place decides who receives data: a host, a DNS record's content, all variables at once. */
export function decidesHost(
  type: string,
  { path, name }: { readonly path: string; readonly name: string },
): boolean {
  if (namesHost.test(name) || path === "envVars") return true;
  return type === types.cloudflare.dnsRecord && path === "content";
}
