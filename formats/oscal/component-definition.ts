import type { Assessment } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { agreementWith } from "../../register/agreements.ts";
import { formWords } from "../../register/data-flows.ts";
import { agreements } from "../../register/proof.ts";
import type { SubProcessor } from "../../register/schema.ts";
import { type Contribution, contributionsOf } from "./contributions.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { statementId } from "./identifiers.ts";
import { headOf } from "./metadata.ts";
import type { ComponentDefinition, DefinedComponent } from "./model/implementation.ts";
import { providerRole, vendorUuid } from "./parties.ts";
import { explained, markup, markupLine, own, some } from "./text.ts";

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
    "responsible-roles": [{ "role-id": providerRole, "party-uuids": [vendorUuid(id)] }],
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

/** The sub-processors as components, each with the promises that are its own, how it keeps them, and the rules that judge it. */
export function componentDefinition(edition: Edition): OscalDocument<ComponentDefinition> {
  const { register } = edition.evidence;
  const contributions = Map.groupBy(contributionsOf(edition.evidence), ({ subProcessor }) => subProcessor);
  const components = register.subProcessors.map((processor) =>
    definedComponent(processor, contributions.get(processor.id) ?? [], edition.evidence),
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
  evidence: Evidence,
): DefinedComponent {
  const { rules, attestations } = evidence.assessment;
  const judging = new Set(contributions.flatMap((contribution) => contribution.rules));
  const component = vendorComponent(processor, attestations);
  const requirements = contributions.map((contribution) => requirement(contribution, evidence));
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
              description: markup(
                `The promises that are ${processor.legalName}'s own, and how it keeps each.`,
              ),
              "implemented-requirements": requirements,
            },
          ],
  };
}

function requirement(contribution: Contribution, evidence: Evidence): Requirement {
  const { subProcessor, promise, rules } = contribution;
  const description = describe(contribution, evidence);
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

/** How the component keeps the promise, a paragraph a way: by what it holds, is declared as, states, and is attested of it. */
export function describe(contribution: Contribution, { register, assessment }: Evidence): string {
  const { subProcessor, promise, rules, attestations, stated } = contribution;
  const places = register.subProcessors.flatMap(({ id, places: own }) => (id === subProcessor ? own : []));
  const bound = places.filter(({ clause }) => clause === promise.clause);
  const holders = register.retention
    .filter(({ id }) => id === promise.clause)
    .flatMap(({ holders: all }) => all.filter((holder) => holder.subProcessor === subProcessor));
  const copies = (promise.copies ?? []).filter((copy) => copy.subProcessor === subProcessor);
  const good = assessment.rules.filter(({ id }) => rules.includes(id)).map(({ description }) => description);
  const paragraphs = [
    ...bound.map(({ service, region }) => `${service} is placed in ${region}.`),
    ...holders.map(({ role, form }) => `Holds the data ${held[role]}, ${formWords[form]}.`),
    ...copies.map(({ label, reason }) => `${label}: ${reason}`),
    ...stated.map(({ statement }) => statement),
    ...(good.length > 0 ? [`Its configuration is judged before each change: ${good.join(" ")}`] : []),
    ...attestations.map(
      ({ owner, statement, inForce }) =>
        `${inForce ? `Attested by ${owner}` : `To be attested by ${owner}, not in force`}: ${statement}`,
    ),
  ];
  return markup(paragraphs.join("\n\n"));
}

const held = {
  stored: "at rest",
  "in-flight": "in flight",
  transit: "in transit",
  delivery: "for delivery",
} as const;
