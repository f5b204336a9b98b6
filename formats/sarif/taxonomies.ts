import type * as sarif from "sarif";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";

const registerName = "KAITALK register";

/** The promises as a taxonomy; each points to the articles that it leans on. */
export function registerTaxonomy({
  assessment: { promises },
  laws,
  register,
}: Evidence): sarif.ToolComponent {
  return {
    name: registerName,
    guid: stableId("taxonomy", registerName),
    version: register.version,
    organization: register.organisation.name,
    shortDescription: { text: "What the public page and the register promise." },
    isComprehensive: true,
    taxa: promises.map(({ clause: id, label, statement, law }) => ({
      id,
      guid: stableId("clause", id),
      name: label,
      shortDescription: { text: statement },
      relationships: laws
        .filter((card) => law.includes(card.id))
        .map((card) => ({
          target: {
            id: card.id,
            guid: stableId("law", card.id),
            toolComponent: { name: card.instrument, guid: stableId("taxonomy", card.instrument) },
          },
          kinds: ["relevant"],
        })),
    })),
  };
}

/** One taxonomy an instrument, of the articles that the law cards speak of. */
export function lawTaxonomies({ laws }: Evidence): sarif.ToolComponent[] {
  return [...Map.groupBy(laws, ({ instrument }) => instrument)].map(([instrument, cards]) => ({
    name: instrument,
    guid: stableId("taxonomy", instrument),
    shortDescription: { text: `Articles of ${instrument}, in our own words; not legal advice.` },
    isComprehensive: false,
    taxa: cards.map(({ id, article, summary, status, counsel }) => ({
      id,
      guid: stableId("law", id),
      name: `${instrument} ${article}`,
      shortDescription: { text: summary },
      properties: { status, ...(counsel !== null && { forCounsel: counsel }) },
    })),
  }));
}

/** Reference to a clause of the register; none for an id that the register does not have. */
export function taxonOf(
  clause: string,
  { assessment: { promises } }: Evidence,
): sarif.ReportingDescriptorReference[] {
  if (!promises.some((promise) => promise.clause === clause)) return [];
  return [
    {
      id: clause,
      guid: stableId("clause", clause),
      toolComponent: { name: registerName, guid: stableId("taxonomy", registerName) },
    },
  ];
}
