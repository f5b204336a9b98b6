import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { tokenOf } from "./identifiers.ts";
import type { Metadata } from "./model/metadata.ts";
import { markupLine, oneLine } from "./text.ts";

/** Nobody outside was asked: the organisation assesses itself with this tool, and says so. */
export const assessorRole = "assessor";
export const providerRole = "provider";
export const operatorRole = "operator";

/** Whoever is named as owner of a gap or an attestation. The register names roles, not people. */
export function ownerRole(owner: string): string {
  return `owner-${tokenOf(owner)}`;
}

export function organisationUuid({ register }: Evidence): string {
  return stableId("party", register.organisation.name);
}

export function vendorUuid(subProcessor: string): string {
  return stableId("party", "sub-processor", subProcessor);
}

/** Every role that any of the documents refers to. */
export function rolesOf({ assessment: { gaps, attestations } }: Evidence): Metadata["roles"] {
  const owners = [...new Set([...gaps, ...attestations].map(({ owner }) => owner))].sort();
  return [
    { id: "contact", title: "Contact for questions about personal data" },
    { id: assessorRole, title: "Assessor: the organisation itself, no third party" },
    { id: operatorRole, title: "Operates the stack" },
    { id: providerRole, title: "Sub-processor that provides the service" },
    ...owners.map((owner) => ({ id: ownerRole(owner), title: markupLine(`Owner: ${owner}`) })),
  ];
}

/** KAITALK and its sub-processors; no person is named. */
export function partiesOf(evidence: Evidence): Metadata["parties"] {
  const { organisation, subProcessors } = evidence.register;
  return [
    {
      uuid: organisationUuid(evidence),
      type: "organization",
      name: oneLine(organisation.name),
      "email-addresses": [organisation.contacts.privacy],
    },
    ...subProcessors.map(({ id, legalName }) => ({
      uuid: vendorUuid(id),
      type: "organization" as const,
      name: oneLine(legalName),
    })),
  ];
}
