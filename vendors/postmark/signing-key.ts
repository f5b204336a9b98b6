interface Domain {
  readonly DKIMHost?: string | null | undefined;
  readonly DKIMTextValue?: string | null | undefined;
  readonly DKIMPendingHost?: string | null | undefined;
  readonly DKIMPendingTextValue?: string | null | undefined;
}

/** Where and how the key that signs a domain's mail is to be published: the pending one, until Postmark has seen it. */
export function signingKey(domain: Domain): {
  readonly host: string | null | undefined;
  readonly text: string | null | undefined;
} {
  return domain.DKIMPendingHost
    ? { host: domain.DKIMPendingHost, text: domain.DKIMPendingTextValue }
    : { host: domain.DKIMHost, text: domain.DKIMTextValue };
}
