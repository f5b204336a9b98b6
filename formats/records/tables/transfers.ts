import type { Flow, FlowEnd } from "../../../register/data-flows.ts";
import { blank, declared } from "../cells.ts";
import { isCountry } from "../countries.ts";
import { inList, type Language } from "../language.ts";
import type { Cell } from "../model.ts";
import { type Facts, registerPath } from "./facts.ts";
import { locationCell } from "./location.ts";
import { rowKind } from "./section.ts";

/** One row a hop, numbered as in the flow map: a transfer mechanism belongs to a hop, not to a vendor. */
export const transfers = rowKind({
  layout: "list",
  heading: "hop",
  subjects: (facts) => facts.flows,
  label: ({ number, from, to }: Flow, say) => `${number}. ${say.text(from.label)} → ${say.text(to.label)}`,
  cells: {
    dataSent: ({ data }, _, say) => declared(inList(data.map(({ label }) => say.text(label))), registerPath),
    from: ({ from }, facts, say) => endCell(from, facts, say),
    to: ({ to }, facts, say) => endCell(to, facts, say),
    relationOfHop: ({ to }, _, say) => {
      if (to.kind === "unnamed") return blank("legal", say.word("thirdParty"));
      const words = say.word(to.kind === "people" ? "noTransferPeople" : "noTransfer");
      return declared(words, registerPath, say.word("counselMechanism"));
    },
    mechanism: (_, __, say) => blank("legal", say.word("counselMechanism")),
  },
});

/** People are where the markets are; a vendor's end is where its place is. */
function endCell({ id, kind }: FlowEnd, facts: Facts, say: Language): Cell {
  const { subProcessors, organisation } = facts.evidence.register;
  if (kind === "unnamed") return blank("privacy", say.word("unnamedCompany"));
  if (kind === "people") {
    const names = organisation.markets.map((code) => (isCountry(code) ? say.word(code) : code));
    return declared(say.word("markets", { countries: names.join(", ") }), registerPath);
  }
  const place = subProcessors.flatMap(({ places }) => places).find((candidate) => candidate.id === id);
  return locationCell(place ?? { region: null, clause: null }, facts, say);
}
