/** A party that an e-mail policy in DNS lets send, or tells what it saw. */
export interface Party {
  readonly policy: "SPF" | "DMARC" | "TLS-RPT";
  /** Lower case; absent where the policy names none, as an address or `all` does. */
  readonly host: string | undefined;
  /** The term as it stands in the record. */
  readonly term: string;
}

/** Mechanisms that follow another host's records, by the host that stands behind them. RFC 7208, sections 5 and 6. */
const follows = /^[+?~-]?(?:include|a|mx|exists|redirect|ptr)[:=]([^/]+)/i;
/** Mechanisms that let everyone, an address without an owner's name, or whoever's name answers for an address send. */
const opens = /^(?:[+?]?all|[+?~]?ip[46]:.+|[+?~]?ptr)$/i;

/** The parties that a TXT record's e-mail policy names; empty for any other record. A record's strings are joined. */
export function partiesOf(content: string): Party[] {
  const text = content.trim().replace(/"\s*"/g, "").replaceAll('"', "");
  if (/^v=spf1(\s|$)/i.test(text)) return text.split(/\s+/).slice(1).flatMap(sender);
  if (/^v=DMARC1\b/i.test(text)) return reporters("DMARC", text);
  if (/^v=TLSRPTv1\b/i.test(text)) return reporters("TLS-RPT", text);
  return [];
}

function sender(term: string): Party[] {
  const host = follows.exec(term)?.[1]?.toLowerCase().replace(/\.$/, "");
  if (host !== undefined) return [{ policy: "SPF", host, term }];
  return opens.test(term) ? [{ policy: "SPF", host: undefined, term }] : [];
}

function reporters(policy: "DMARC" | "TLS-RPT", text: string): Party[] {
  return [...text.matchAll(/mailto:[^@,;\s]+@([^,;!\s]+)/gi)].map(([term, host = ""]) => ({
    policy,
    host: host.toLowerCase().replace(/\.$/, ""),
    term,
  }));
}
