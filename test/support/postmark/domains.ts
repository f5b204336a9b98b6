import type { Models } from "postmark";
import { type FakeAccount, Refusal } from "./state.ts";

export function listDomains({ domains }: FakeAccount, query: URLSearchParams) {
  const all = [...domains.values()].map(
    ({ ID, Name, SPFVerified, DKIMVerified, WeakDKIM, ReturnPathDomainVerified }) => ({
      ID,
      Name,
      SPFVerified,
      DKIMVerified,
      WeakDKIM,
      ReturnPathDomainVerified,
    }),
  );
  const offset = Number(query.get("offset"));
  return { TotalCount: all.length, Domains: all.slice(offset, offset + Number(query.get("count"))) };
}

export function createDomain(account: FakeAccount, body: Models.CreateDomainRequest) {
  const { Name, ReturnPathDomain = "" } = body;
  if (!Name) throw new Refusal(422, 514, "Name is a required field to create a Domain.");
  if ([...account.domains.values()].some((domain) => domain.Name === Name))
    throw new Refusal(422, 512, "Domain already exists.");
  const ID = account.nextId();
  const created: Models.DomainDetails = {
    ID,
    Name,
    SPFVerified: true,
    SPFHost: Name,
    SPFTextValue: "v=spf1 a mx include:spf.mtasv.net ~all",
    DKIMVerified: false,
    WeakDKIM: false,
    DKIMHost: "",
    DKIMTextValue: "",
    DKIMPendingHost: `${ID}pm._domainkey.${Name}`,
    DKIMPendingTextValue: `k=rsa;p=${ID}`,
    DKIMRevokedHost: "",
    DKIMRevokedTextValue: "",
    SafeToRemoveRevokedKeyFromDNS: false,
    DKIMUpdateStatus: "Pending",
    ReturnPathDomain,
    ReturnPathDomainVerified: false,
    ReturnPathDomainCNAMEValue: "pm.mtasv.net",
  };
  account.domains.set(ID, created);
  return created;
}

export function getDomain({ domains }: FakeAccount, id: number): Models.DomainDetails {
  const found = domains.get(id);
  if (!found) throw new Refusal(422, 510, "This domain was not found.");
  return found;
}

export function editDomain(account: FakeAccount, id: number, body: Models.UpdateDomainRequest) {
  return replace(account, { ...getDomain(account, id), ReturnPathDomain: body.ReturnPathDomain ?? "" });
}

export function deleteDomain(account: FakeAccount, id: number) {
  getDomain(account, id);
  account.domains.delete(id);
  return { ErrorCode: 0, Message: "Domain removed." };
}

/** A pending key becomes the key once its record is published. */
export function verifyDkim(account: FakeAccount, id: number) {
  const domain = getDomain(account, id);
  if (!account.publishedRecords.has(domain.DKIMPendingHost)) return domain;
  return replace(account, {
    ...domain,
    DKIMVerified: true,
    DKIMHost: domain.DKIMPendingHost,
    DKIMTextValue: domain.DKIMPendingTextValue,
    DKIMPendingHost: "",
    DKIMPendingTextValue: "",
    DKIMUpdateStatus: "Verified",
  });
}

export function verifyReturnPath(account: FakeAccount, id: number) {
  const domain = getDomain(account, id);
  return replace(account, {
    ...domain,
    ReturnPathDomainVerified: account.publishedRecords.has(domain.ReturnPathDomain),
  });
}

function replace({ domains }: FakeAccount, domain: Models.DomainDetails) {
  domains.set(domain.ID, domain);
  return domain;
}
