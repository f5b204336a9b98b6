import type { Artefact } from "../artefact.ts";
import type { Dossier, PromiseRecord } from "../records.ts";
import { stableId } from "../uuid.ts";
import {
  promisesOf,
  stackComponentId,
  vendorComponentId,
  vendorProperties,
  verdictProperties,
} from "./components.ts";
import { files, line, oscalFile, properties } from "./document.ts";

/** The stack as a system: its vendors, the kinds of data in it, its boundaries, and how each promise is kept. */
export function systemSecurityPlan(dossier: Dossier): Artefact {
  const { promises, register, stack } = dossier;
  const parts = register.subProcessors.map(({ id }) => ({ id, promises: new Set(promisesOf(id, dossier)) }));
  return oscalFile(
    dossier,
    {
      file: "system-security-plan",
      model: "system-security-plan",
      title: `How stack ${stack} keeps the promises`,
      rows: promises.length,
    },
    {
      "import-profile": { href: files.profile },
      "system-characteristics": characteristics(dossier),
      "system-implementation": implementation(dossier),
      "control-implementation": {
        description: "Each promise of the register, by the components that have a part in it.",
        "implemented-requirements": promises.map((promise) => ({
          uuid: stableId("ssp-requirement", promise.id),
          "control-id": promise.id,
          props: verdictProperties(promise),
          "by-components": [
            byComponent(stackComponentId, "stack", promise, dossier),
            ...parts
              .filter((part) => part.promises.has(promise))
              .map(({ id }) => byComponent(vendorComponentId(id), id, promise, dossier)),
          ],
        })),
      },
    },
  );
}

function characteristics({ register, stack, project, source }: Dossier) {
  return {
    "system-ids": [
      { "identifier-type": "http://ietf.org/rfc/rfc4122", id: stableId("system", project, stack) },
    ],
    "system-name": `${register.organisation.name}, stack ${stack}`,
    description: "The infrastructure of KAITALK's voice and messaging assistant, declared as a Pulumi stack.",
    "system-information": {
      "information-types": register.retention.map(({ id, label, statement, holders }) => ({
        uuid: stableId("information-type", id),
        title: label,
        description: statement,
        props: properties({
          holders: holders
            .map(({ subProcessor, role, form }) => `${subProcessor} ${role} ${form}`)
            .join("; "),
        }),
      })),
    },
    status: operation(source),
    "authorization-boundary": {
      description: "Everything that the stack declares at the registered sub-processors; nothing else.",
    },
    "data-flow": {
      description: "Lanes of personal data between people, the application and the sub-processors.",
      diagrams: [
        {
          uuid: stableId("diagram", "flow-map"),
          links: [{ href: "../flow-map.svg", rel: "diagram" }],
          caption: "Where personal data flows",
        },
      ],
    },
  };
}

/** A plan says what is declared; only a state says what runs. */
function operation(source: Dossier["source"]) {
  return source === "state"
    ? { state: "operational" }
    : { state: "other", remarks: "Declared. Whether it was applied is not shown by this evidence." };
}

function implementation(dossier: Dossier) {
  const { register, resources, stack } = dossier;
  return {
    users: [
      { uuid: stableId("user", "business"), title: "Business customers" },
      { uuid: stableId("user", "callers"), title: "Callers of business customers" },
    ],
    components: [
      {
        uuid: stackComponentId,
        type: "this-system",
        title: `Stack ${stack}`,
        description: "The declared infrastructure as a whole.",
        status: operation(dossier.source),
      },
      ...register.subProcessors.map((vendor) => ({
        uuid: vendorComponentId(vendor.id),
        type: "service",
        title: vendor.legalName,
        description: `Data: ${vendor.dataCategories.join("; ")}.`,
        purpose: vendor.purpose,
        props: vendorProperties(vendor),
        status: operation(dossier.source),
      })),
    ],
    "inventory-items": resources.map((resource) => ({
      uuid: inventoryId(resource.urn),
      description: resource.urn,
      props: properties({
        type: resource.type,
        scope: resource.scope,
        reason: line(resource.reason),
        "declared-at": resource.declaredAt,
        "inputs-sha256": resource.inputsSha256,
      }),
      "implemented-components": [
        {
          "component-uuid":
            resource.subProcessor === null ? stackComponentId : vendorComponentId(resource.subProcessor),
        },
      ],
    })),
  };
}

export function inventoryId(urn: string): string {
  return stableId("resource", urn);
}

function byComponent(componentId: string, name: string, promise: PromiseRecord, { source }: Dossier) {
  return {
    "component-uuid": componentId,
    uuid: stableId("by-component", name, promise.id),
    description: line(promise.reason),
    "implementation-status": implementationStatus(promise, source),
  };
}

/** OSCAL's words for the verdict. What is declared and not shown to be applied is planned. */
function implementationStatus({ verdict, reason }: PromiseRecord, source: Dossier["source"]) {
  const remarks = line(reason);
  if (verdict === "not-applicable") return { state: "not-applicable", remarks };
  if (verdict === "met") return { state: source === "state" ? "implemented" : "planned", remarks };
  return { state: "partial", remarks: `${verdict}: ${remarks}` };
}
