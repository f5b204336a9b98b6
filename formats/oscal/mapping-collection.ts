import { stableId } from "../../judge/uuid.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { headOf } from "./metadata.ts";
import type { MappingCollection } from "./model/controls.ts";
import { markup } from "./text.ts";

type Unmapped = MappingCollection["mappings"][number]["source-gap-summary"];

/**
 * Promises and the law that the register cites for them, and no other framework. Which is wider nobody has settled, so
 * each pair says only that the two have something in common.
 */
export function mappingCollection(edition: Edition): OscalDocument<MappingCollection> {
  const { assessment, laws, register } = edition.evidence;
  const { promises } = assessment;
  const maps = promises.flatMap(({ clause: id, law }) =>
    law.map((card) => {
      const counsel = laws.find((candidate) => candidate.id === card)?.counsel;
      return {
        uuid: stableId("map", id, card),
        relationship: "intersects-with" as const,
        sources: [{ type: "control" as const, "id-ref": id }],
        targets: [{ type: "control" as const, "id-ref": card }],
        ...(counsel && { remarks: markup(counsel) }),
      };
    }),
  );
  const cited = new Set(promises.flatMap(({ law }) => law));
  const title = "Promises of KAITALK and the law that they lean on";
  return {
    model: "mapping-collection",
    rows: maps.length,
    content: {
      ...headOf(edition, fileNames.mapping, title, maps.length),
      provenance: {
        method: "human",
        "matching-rationale": "semantic",
        status: "draft",
        "mapping-description": markup(
          `The articles that version ${register.version} of the register cites for each promise: engineering ` +
            "notes, not legal advice, and a draft until counsel has confirmed them.",
        ),
      },
      mappings: [
        {
          uuid: stableId("mapping", fileNames.promiseCatalog, fileNames.lawCatalog),
          "source-resource": { type: "catalog", href: fileNames.promiseCatalog },
          "target-resource": { type: "catalog", href: fileNames.lawCatalog },
          maps,
          "source-gap-summary": unmapped(
            "promises without law",
            promises.filter(({ law }) => law.length === 0).map(({ clause }) => clause),
          ),
          "target-gap-summary": unmapped(
            "law without promises",
            laws.filter(({ id }) => !cited.has(id)).map(({ id }) => id),
          ),
        },
      ],
    },
  };
}

function unmapped(name: string, controls: readonly string[]): Unmapped {
  if (controls.length === 0) return undefined;
  return {
    uuid: stableId("unmapped", name),
    "unmapped-controls": [{ "with-ids": [...controls] }],
  };
}
