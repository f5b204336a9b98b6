import type { LawCard } from "../../register/schema.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { statementId, tokenOf } from "./identifiers.ts";
import { headOf } from "./metadata.ts";
import type { Catalog, Control } from "./model/controls.ts";
import { markup, markupLine, oneLine, own, some } from "./text.ts";

/** The law cards as controls, one group an instrument. An article that was superseded is withdrawn and says where it went. */
export function lawCatalog(edition: Edition): OscalDocument<Catalog> {
  const { laws } = edition.evidence;
  const instruments = Map.groupBy(laws, ({ instrument }) => instrument);
  const title = "Articles of law that the promises of KAITALK lean on";
  return {
    model: "catalog",
    rows: laws.length,
    content: {
      ...headOf(edition, fileNames.lawCatalog, title, laws.length),
      groups: [...instruments].map(([instrument, cards]) => ({
        id: tokenOf(instrument),
        class: "instrument",
        title: markupLine(instrument),
        controls: cards.map(control),
      })),
    },
  };
}

function control({ id, instrument, article, summary, supersededBy, ...card }: LawCard): Control {
  const name = `${instrument} ${article}`;
  return {
    id,
    class: "article",
    title: markupLine(name),
    props: [
      { name: "label", value: oneLine(name) },
      ...(card.status === "superseded" ? [{ name: "status", value: "withdrawn" }] : []),
      ...own("in-force-from", card.inForceFrom),
      ...own("read-on", card.read?.on),
      ...own("read-what", card.read?.what),
      ...own("read-where", card.read?.where),
      ...own("basis", card.basis),
      ...own("counsel", card.counsel),
    ],
    links: some([
      ...(supersededBy === null ? [] : [{ href: `#${supersededBy}`, rel: "moved-to" }]),
      ...(card.officialText === null ? [] : [{ href: card.officialText, rel: "canonical" }]),
    ]),
    parts: [{ id: statementId(id), name: "statement", prose: markup(summary) }],
  };
}
