import type { Artefact } from "../artefact.ts";
import type { Dossier } from "../records.ts";
import { stableId } from "../uuid.ts";
import { files, line, oscalFile, properties, statementId } from "./document.ts";

const groups = {
  regions: "Residency",
  retention: "Retention",
  safeguards: "Safeguards",
  lists: "Sub-processors",
} as const;

/** The promises as controls, with a profile that selects all of them. */
export function catalog(dossier: Dossier): [Artefact, Artefact] {
  const { promises } = dossier;
  const controls = (kind: string) =>
    promises
      .filter((promise) => promise.kind === kind)
      .map(({ id, label, statement, proof, documentedOnPage, decidedBy }) => ({
        id,
        class: "promise",
        title: label,
        props: properties({
          proof,
          "on-public-page": documentedOnPage ? "yes" : "no",
          "decided-by": decidedBy,
        }),
        parts: [{ id: statementId(id), name: "statement", prose: statement }],
      }));
  return [
    oscalFile(
      dossier,
      { file: "catalog", model: "catalog", title: "KAITALK promises", rows: promises.length },
      {
        groups: Object.entries(groups)
          .map(([kind, title]) => ({ id: kind, title, controls: controls(kind) }))
          .filter((group) => group.controls.length > 0),
      },
    ),
    oscalFile(
      dossier,
      { file: "profile", model: "profile", title: "Every promise of the register", rows: 1 },
      { imports: [{ href: files.catalog, "include-all": {} }], merge: { "as-is": true } },
    ),
  ];
}

/** The law cards as controls: one group an instrument, one control an article. */
export function lawCatalog(dossier: Dossier): Artefact {
  const { laws } = dossier;
  return oscalFile(
    dossier,
    {
      file: "law",
      model: "catalog",
      title: "Law that the promises lean on, in our own words",
      rows: laws.length,
    },
    {
      groups: [...Map.groupBy(laws, ({ instrument }) => instrument)].map(([instrument, cards]) => ({
        id: token(instrument),
        title: instrument,
        controls: cards.map((card) => ({
          id: card.id,
          class: "article",
          title: `${instrument} ${card.article}`,
          props: properties({
            status: card.status,
            "superseded-by": card.supersededBy,
            "in-force-from": card.inForceFrom,
            "read-on": card.readOn,
            basis: card.basis,
            "for-counsel": card.counsel && line(card.counsel),
          }),
          parts: [{ id: statementId(card.id), name: "statement", prose: card.summary }],
        })),
      })),
    },
  );
}

/** Which articles each promise leans on, as the register cites them; nothing is claimed to be equal to a law. */
export function mapping(dossier: Dossier): Artefact {
  const maps = dossier.promises
    .filter(({ law }) => law.length > 0)
    .map(({ id, law }) => ({
      uuid: stableId("map", id),
      relationship: "intersects-with",
      sources: [{ type: "control", "id-ref": id }],
      targets: law.map((card) => ({ type: "control", "id-ref": card })),
    }));
  return oscalFile(
    dossier,
    {
      file: "mapping-collection",
      model: "mapping-collection",
      title: "From the promises to the law",
      rows: maps.length,
    },
    {
      provenance: {
        method: "human",
        "matching-rationale": "functional",
        status: "not-complete",
        "mapping-description":
          "Articles that the register cites for each promise. Engineering notes that counsel has not confirmed.",
      },
      mappings: [
        {
          uuid: stableId("mapping", "promises-to-law"),
          "source-resource": { type: "catalog", href: files.catalog },
          "target-resource": { type: "catalog", href: files.law },
          maps,
        },
      ],
    },
  );
}

function token(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
}
