import type { AssessedPromise } from "../../judge/assessment.ts";
import { stableId } from "../../judge/uuid.ts";
import type { LawCard } from "../../register/schema.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { headOf } from "./metadata.ts";
import type { MappingCollection } from "./model/controls.ts";
import { markup, markupLine } from "./text.ts";

type Mapping = MappingCollection["mappings"][number];

/**
 * Promises and the law that the register cites for them, one mapping an instrument of law, and no other framework. Which
 * is wider nobody has settled, so each pair says only that the two have something in common.
 */
export function mappingCollection(edition: Edition): OscalDocument<MappingCollection> {
  const { assessment, laws, register } = edition.evidence;
  const { promises } = assessment;
  const instruments = [...Map.groupBy(laws, ({ instrument }) => instrument)];
  const mappings = instruments.flatMap(([instrument, cards]) => mapping(instrument, cards, promises));
  const rows = mappings.reduce((sum, { maps }) => sum + maps.length, 0);
  const title = "Promises of KAITALK and the law that they lean on";
  return {
    model: "mapping-collection",
    rows,
    content: {
      ...headOf(edition, fileNames.mapping, title, rows),
      provenance: {
        method: "human",
        "matching-rationale": "semantic",
        status: "draft",
        "mapping-description": markup(
          `The articles that version ${register.version} of the register cites for each promise: engineering ` +
            "notes, not legal advice, and a draft until counsel has confirmed them.",
        ),
      },
      mappings,
    },
  };
}

/** The pairs of one instrument; none where no promise leans on it, for OSCAL has no empty mapping. */
function mapping(
  instrument: string,
  cards: readonly LawCard[],
  promises: readonly AssessedPromise[],
): Mapping[] {
  const maps = promises.flatMap(({ clause: id, law }) =>
    cards
      .filter((card) => law.includes(card.id))
      .map(({ id: card, counsel }) => ({
        uuid: stableId("map", id, card),
        relationship: "intersects-with" as const,
        sources: [{ type: "control" as const, "id-ref": id }],
        targets: [{ type: "control" as const, "id-ref": card }],
        ...(counsel && { remarks: markup(counsel) }),
      })),
  );
  if (maps.length === 0) return [];
  const cited = new Set(promises.flatMap(({ law }) => law));
  const leaning = new Set(maps.flatMap(({ sources }) => sources.map((source) => source["id-ref"])));
  return [
    {
      uuid: stableId("mapping", fileNames.promiseCatalog, fileNames.lawCatalog, instrument),
      "source-resource": { type: "catalog", href: fileNames.promiseCatalog },
      "target-resource": { type: "catalog", href: fileNames.lawCatalog },
      remarks: markupLine(instrument),
      maps,
      "source-gap-summary": unmapped(
        `promises without ${instrument}`,
        promises.map(({ clause }) => clause).filter((clause) => !leaning.has(clause)),
      ),
      "target-gap-summary": unmapped(
        `${instrument} without promises`,
        cards.map(({ id }) => id).filter((id) => !cited.has(id)),
      ),
    },
  ];
}

function unmapped(name: string, controls: readonly string[]): Mapping["source-gap-summary"] {
  if (controls.length === 0) return undefined;
  return {
    uuid: stableId("unmapped", name),
    "unmapped-controls": [{ "with-ids": [...controls] }],
  };
}
