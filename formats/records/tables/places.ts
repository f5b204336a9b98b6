import { declared } from "../cells.ts";
import { type ProcessingPlace, registerPath } from "./facts.ts";
import { locationCell } from "./location.ts";
import { rowKind } from "./section.ts";

export const places = rowKind({
  layout: "list",
  heading: "place",
  subjects: (facts) => facts.places,
  label: ({ place }: ProcessingPlace, say) => say.text(place.service),
  cells: {
    processor: ({ vendor }) => declared(vendor.legalName, registerPath),
    location: ({ place }, facts, say) => locationCell(place, facts, say),
  },
});
