import type { Artefact } from "../artefact.ts";
import { canonicalFile } from "../canonical-json.ts";
import type { Dossier } from "../records.ts";
import { stableId } from "../uuid.ts";

const oscalVersion = "1.2.1";
/** Name space of properties that OSCAL does not define. */
export const namespace = "https://kaitalk.online/ns/compliance";

interface Content {
  readonly [field: string]: unknown;
}

/** File names of the set; each document refers to its neighbours by them. */
export const files = {
  catalog: "catalog.json",
  law: "law-catalog.json",
  profile: "profile.json",
  "mapping-collection": "mapping-collection.json",
  "component-definition": "component-definition.json",
  "system-security-plan": "system-security-plan.json",
  "assessment-plan": "assessment-plan.json",
  "assessment-results": "assessment-results.json",
  "plan-of-action-and-milestones": "plan-of-action-and-milestones.json",
} as const;

/**
 * One OSCAL document as a file of the pack: `model` is its root, `content` what follows uuid and metadata.
 * Inputs and their digests stand in the back matter, where OSCAL has a place for them.
 */
export function oscalFile(
  dossier: Dossier,
  document: {
    readonly file: keyof typeof files;
    readonly model: string;
    readonly title: string;
    readonly rows: number;
  },
  content: Content,
): Artefact {
  const { file, model, title, rows } = document;
  const { generator, version, commit, workTree, command, time, inputs } = dossier.provenance;
  const metadata = {
    title,
    "last-modified": time,
    version: dossier.register.version,
    "oscal-version": oscalVersion,
    props: properties({ generator, version, commit, "work-tree": workTree, command, rows: String(rows) }),
    roles: [{ id: "creator", title: "Made the document" }, ...ownerRoles(dossier)],
    parties: [
      {
        uuid: organisationId,
        type: "organization",
        name: dossier.register.organisation.name,
        "email-addresses": [dossier.register.organisation.contacts.privacy],
      },
    ],
    "responsible-parties": [{ "role-id": "creator", "party-uuids": [organisationId] }],
  };
  const resources = inputs.map(({ path, sha256 }) => ({
    uuid: stableId("input", path),
    title: path,
    rlinks: [{ href: path, hashes: [{ algorithm: "SHA-256", value: sha256 }] }],
  }));
  const body = { uuid: stableId("oscal", file, dossier.stack), metadata, ...content };
  return {
    path: `oscal/${files[file]}`,
    content: canonicalFile({
      [model]: resources.length > 0 ? { ...body, "back-matter": { resources } } : body,
    }),
    rows,
  };
}

export const organisationId = stableId("organisation");

/** Properties in our name space; those without a value are left out, because OSCAL has no empty value. */
export function properties(values: Readonly<Record<string, string | null>>): Content[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value.trim() === "" ? [] : [{ name, ns: namespace, value: value.trim() }],
  );
}

/** Text on one line. */
export function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Id of the part that states a promise: what findings are about. */
export function statementId(clause: string): string {
  return `${clause}-statement`;
}

export function roleId(owner: string): string {
  return `owner-${owner.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

function ownerRoles({ gaps, attestations }: Dossier): Content[] {
  const owners = new Set([...gaps, ...attestations].map(({ owner }) => owner));
  return [...owners].sort().map((owner) => ({ id: roleId(owner), title: `Owner: ${owner}` }));
}
