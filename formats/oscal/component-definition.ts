import type { Assessment } from "../../judge/assessment.ts";
import { stableId } from "../../judge/uuid.ts";
import { agreementWith } from "../../register/agreements.ts";
import { agreements } from "../../register/proof.ts";
import type { SubProcessor } from "../../register/schema.ts";
import { type Contribution, contributionsOf } from "./contributions.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { statementId } from "./identifiers.ts";
import { headOf } from "./metadata.ts";
import type { ComponentDefinition, DefinedComponent } from "./model/implementation.ts";
import { vendorUuid } from "./parties.ts";
import { count, explained, markup, markupLine, own, some } from "./text.ts";

type Requirement = NonNullable<
  DefinedComponent["control-implementations"]
>[number]["implemented-requirements"][number];

export function componentUuid(subProcessor: string): string {
  return stableId("component", subProcessor);
}

const propOf = { dpa: "processing-agreement", baa: "business-associate-agreement" } as const;

/** What a component is, wherever it is listed. */
export function vendorComponent(
  { id, legalName, purpose, ...processor }: SubProcessor,
  attestations: Assessment["attestations"],
) {
  return {
    uuid: componentUuid(id),
    type: "service" as const,
    title: markupLine(legalName),
    description: markup(`${purpose}. Handles ${processor.dataCategories.join(", ")}.`),
    purpose: markupLine(purpose),
    "responsible-roles": [{ "role-id": "provider", "party-uuids": [vendorUuid(id)] }],
    props: [
      ...own("sub-processor", id),
      ...processor.places.flatMap((place) =>
        explained("place", place.region ?? "no region offered", `${place.service}, ${place.role}`),
      ),
      ...agreements.flatMap((agreement) => {
        const entry = agreementWith(
          id,
          agreement,
          attestations.filter(({ inForce }) => inForce),
        );
        return [
          ...own(propOf[agreement], entry?.reference ?? null),
          ...own(`${propOf[agreement]}-attested-on`, entry?.attestedOn ?? null),
        ];
      }),
    ],
  };
}

/** The sub-processors as components, each with what it has to do with every promise and the rules that judge it. */
export function componentDefinition(edition: Edition): OscalDocument<ComponentDefinition> {
  const { register, assessment } = edition.evidence;
  const contributions = Map.groupBy(contributionsOf(edition.evidence), ({ subProcessor }) => subProcessor);
  const components = register.subProcessors.map((processor) =>
    definedComponent(processor, contributions.get(processor.id) ?? [], assessment),
  );
  const title = "Sub-processors of KAITALK as components";
  return {
    model: "component-definition",
    rows: components.length,
    content: {
      ...headOf(edition, fileNames.componentDefinition, title, components.length),
      components,
    },
  };
}

/** Rules stand in properties under the names that compliance-trestle reads, grouped by their remarks. */
function definedComponent(
  processor: SubProcessor,
  contributions: readonly Contribution[],
  { rules, attestations }: Assessment,
): DefinedComponent {
  const judging = new Set(contributions.flatMap((contribution) => contribution.rules));
  const component = vendorComponent(processor, attestations);
  const requirements = contributions.map(requirement);
  return {
    ...component,
    props: [
      ...component.props,
      ...rules
        .filter(({ id }) => judging.has(id))
        .flatMap(({ id, description, severity }) => [
          ...explained("Rule_Id", id, id),
          ...explained("Rule_Description", description, id),
          ...explained("Rule_Severity", severity, id),
        ]),
    ],
    "control-implementations":
      requirements.length === 0
        ? undefined
        : [
            {
              uuid: stableId("control implementation", processor.id),
              source: fileNames.profile,
              description: markup(`What ${processor.legalName} has to do with each promise.`),
              "implemented-requirements": requirements,
            },
          ],
  };
}

function requirement(contribution: Contribution): Requirement {
  const { subProcessor, promise, rules } = contribution;
  const description = describe(contribution);
  return {
    uuid: stableId("component requirement", subProcessor, promise.clause),
    "control-id": promise.clause,
    description: markup(promise.statement),
    props: some([
      ...rules.flatMap((rule) => own("Rule_Id", rule)),
      ...promise.legs.flatMap(({ proof }) => own("proof", proof)),
    ]),
    statements: [
      {
        "statement-id": statementId(promise.clause),
        uuid: stableId("component statement", subProcessor, promise.clause),
        description,
      },
    ],
  };
}

/** One sentence a kind of proof; says so where there is none. */
export function describe({ subProcessor, promise, rules, attestations }: Contribution): string {
  const copies = (promise.copies ?? []).filter((copy) => copy.subProcessor === subProcessor);
  const sentences = [
    ...(rules.length > 0 ? [`Its resources are judged by ${count(rules.length, "rule")}.`] : []),
    ...copies.map(({ label }) => `The life of a copy is added up: ${label}.`),
    ...attestations.map(
      ({ owner, statement, inForce }) =>
        `${inForce ? `Attested by ${owner}` : `To be attested by ${owner}, not in force`}: ${statement}`,
    ),
  ];
  return markup(sentences.join("\n\n") || "The register names it here; nothing of it is judged or attested.");
}
