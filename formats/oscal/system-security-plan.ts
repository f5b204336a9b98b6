import type { AssessedPromise, AssessedResource } from "../../judge/assessment.ts";
import { type Evidence, flowsOf, gapsOf } from "../../judge/evidence.ts";
import { placeIn } from "../../judge/sentences.ts";
import { stableId } from "../../judge/uuid.ts";
import { type Flow, type FlowEnd, formWords } from "../../register/data-flows.ts";
import { componentUuid, describe, vendorComponent } from "./component-definition.ts";
import { type Contribution, contributionsOf } from "./contributions.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { statementId } from "./identifiers.ts";
import { implementationOf } from "./implementation-status.ts";
import { headOf } from "./metadata.ts";
import type { ByComponent, InventoryItem, SystemSecurityPlan } from "./model/implementation.ts";
import { backMatter, hrefTo } from "./pack-files.ts";
import { operatorRole, organisationUuid, ownerRole, providerRole, vendorUuid } from "./parties.ts";
import { itemUuid, planStatementUuid, systemId, systemUuid } from "./system.ts";
import { count, markup, markupLine, oneLine, own, some } from "./text.ts";

type Characteristics = SystemSecurityPlan["system-characteristics"];
type Requirement = SystemSecurityPlan["control-implementation"]["implemented-requirements"][number];

const flowMap = "flow-map.svg";

/** The stack: its sub-processors, its resources, its flows of data, and how it meets every promise. */
export function systemSecurityPlan(edition: Edition): OscalDocument<SystemSecurityPlan> {
  const { evidence } = edition;
  const { register, assessment } = evidence;
  const { stack, resources, promises } = assessment;
  const items = [...new Map(resources.map((resource) => [resource.urn, resource])).values()];
  const contributions = Map.groupBy(contributionsOf(evidence), ({ promise }) => promise.clause);
  const rows = items.length + promises.length;
  return {
    model: "system-security-plan",
    rows,
    content: {
      ...headOf(
        edition,
        fileNames.systemSecurityPlan,
        `The ${stack} stack of KAITALK and its promises`,
        rows,
      ),
      "import-profile": { href: fileNames.profile },
      "system-characteristics": characteristics(edition),
      "system-implementation": {
        users: [
          { uuid: stableId("user", "caller"), title: "Callers", props: own("place", "outside") },
          { uuid: stableId("user", "business"), title: "Business customers", props: own("place", "outside") },
        ],
        components: [
          {
            uuid: systemUuid(evidence),
            type: "this-system",
            title: markupLine(`${register.organisation.name}, stack ${stack}`),
            description: "Everything that the stack declares, across all of its sub-processors.",
            status: status(evidence),
          },
          ...register.subProcessors.map((processor) => ({
            ...vendorComponent(processor, evidence.assessment.attestations),
            links: [
              { href: `${fileNames.componentDefinition}#${componentUuid(processor.id)}`, rel: "reference" },
            ],
            status: status(evidence),
          })),
        ],
        "inventory-items": some(items.map((resource) => inventoryItem(resource, evidence))),
      },
      "control-implementation": {
        description:
          "How the stack keeps each promise, as judged, and what each sub-processor has to do with it.",
        "implemented-requirements": promises.map((promise) =>
          requirement(promise, contributions.get(promise.clause) ?? [], evidence),
        ),
      },
      "back-matter": backMatter(edition.files, [flowMap]),
    },
  };
}

function characteristics(edition: Edition): Characteristics {
  const { evidence } = edition;
  const { register, assessment } = evidence;
  const { project, stack } = assessment;
  const vendors = register.subProcessors.map(({ legalName, purpose }) => `${legalName} (${purpose})`);
  return {
    "system-ids": [systemId(evidence)],
    "system-name": oneLine(`${register.organisation.name}, project ${project}, stack ${stack}`),
    description: markup(`Runs on ${count(vendors.length, "sub-processor")}: ${vendors.join("; ")}.`),
    props: own("register-version", register.version),
    "system-information": {
      "information-types": register.retention.map(({ id, label, statement, duration }) => ({
        uuid: stableId("information type", id),
        title: markupLine(label),
        description: markup(statement),
        props: [...own("clause", id), ...own("documented-duration", duration)],
      })),
    },
    status: status(evidence),
    "authorization-boundary": {
      description: markup(
        "The resources that the stack declares, listed as inventory items, at the sub-processors listed as " +
          "components. Callers and business customers are outside.",
      ),
    },
    "data-flow": {
      description: flowsOf(evidence).map(lane).join("\n"),
      diagrams: [
        {
          uuid: stableId("diagram", flowMap),
          caption: "Where personal data flows",
          description:
            "Lanes between people and sub-processors, numbered as above; bold lanes carry health data.",
          links: some(hrefTo(edition.files, flowMap).map((href) => ({ href, rel: "diagram" }))),
        },
      ],
    },
  };
}

function lane({ number, from, to, healthData, data }: Flow): string {
  const what = data
    .map(({ label, form }) => (form === "plain" ? label : `${label} (${formWords[form]})`))
    .join(", ");
  return `${number}. ${markupLine(`${end(from)} to ${end(to)}${healthData ? ", health data" : ""}: ${what}`)}`;
}

function end({ label, subProcessor, region }: FlowEnd): string {
  const place = [subProcessor, region].filter((part) => part !== null);
  return place.length > 0 ? `${label} (${place.join(", ")})` : label;
}

/** What was applied is known from an exported state alone. */
function status({ assessment: { source } }: Evidence): Characteristics["status"] {
  if (source === "state")
    return { state: "operational", remarks: "Read from the state of what was applied." };
  const from = source === "program" ? "the program" : "a preview of the engine";
  return { state: "other", remarks: `Read from ${from}: what is applied is not known from it.` };
}

function inventoryItem(resource: AssessedResource, evidence: Evidence): InventoryItem {
  const { urn, type, name, subProcessor, scope, reason, inputsSha256 } = resource;
  return {
    uuid: itemUuid(evidence, urn),
    description: markup(`${type} ${name}. ${reason}`),
    props: [
      { name: "asset-id", value: oneLine(urn) },
      ...own("type", type),
      ...own("scope", scope),
      ...own("declared-at", placeIn(resource)),
      ...own("inputs-sha256", inputsSha256),
    ],
    "implemented-components": [
      { "component-uuid": subProcessor === null ? systemUuid(evidence) : componentUuid(subProcessor) },
    ],
  };
}

function requirement(
  promise: AssessedPromise,
  contributions: readonly Contribution[],
  evidence: Evidence,
): Requirement {
  const { clause: id, documented, actual } = promise;
  const { project, stack } = evidence.assessment;
  return {
    uuid: stableId("plan requirement", project, stack, id),
    "control-id": id,
    props: some([...own("documented", documented), ...own("actual", actual)]),
    statements: [
      {
        "statement-id": statementId(id),
        uuid: planStatementUuid(evidence, id),
        "by-components": [
          wholeSystem(promise, evidence),
          ...contributions.map((contribution) => ({
            "component-uuid": componentUuid(contribution.subProcessor),
            uuid: stableId("by component", project, stack, id, contribution.subProcessor),
            description: describe(contribution, evidence),
            "responsible-roles": [
              { "role-id": providerRole, "party-uuids": [vendorUuid(contribution.subProcessor)] },
            ],
          })),
        ],
      },
    ],
  };
}

function wholeSystem(promise: AssessedPromise, evidence: Evidence): ByComponent {
  const { clause: id, statement, verdict } = promise;
  const owners = [...new Set(gapsOf(promise, evidence.assessment).map(({ owner }) => owner))].sort();
  return {
    "component-uuid": systemUuid(evidence),
    uuid: stableId("by component", evidence.assessment.project, evidence.assessment.stack, id),
    description: markup(statement),
    props: own("verdict", verdict),
    "responsible-roles": [
      { "role-id": operatorRole, "party-uuids": [organisationUuid(evidence)] },
      ...owners.map((owner) => ({
        "role-id": ownerRole(owner),
        "party-uuids": [organisationUuid(evidence)],
      })),
    ],
    "implementation-status": implementationOf(promise, evidence),
  };
}
