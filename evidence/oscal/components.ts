import type { SubProcessor } from "../../register/schema.ts";
import type { Artefact } from "../artefact.ts";
import type { Dossier, PromiseRecord } from "../records.ts";
import { stableId } from "../uuid.ts";
import { files, line, oscalFile, properties, statementId } from "./document.ts";

export const stackComponentId = stableId("component", "stack");

export function vendorComponentId(subProcessor: string): string {
  return stableId("component", subProcessor);
}

/** The promises in which a sub-processor has a part: it holds the data, or a resource of its is judged. */
export function promisesOf(subProcessor: string, { promises, resources }: Dossier): PromiseRecord[] {
  const urns = new Set(
    resources.filter((resource) => resource.subProcessor === subProcessor).map(({ urn }) => urn),
  );
  return promises.filter(
    (promise) =>
      promise.subProcessors.includes(subProcessor) ||
      promise.findings.some(({ urn }) => urn !== null && urns.has(urn)),
  );
}

/** One component a sub-processor, with what it does for each promise. */
export function componentDefinition(dossier: Dossier): Artefact {
  const { subProcessors } = dossier.register;
  return oscalFile(
    dossier,
    {
      file: "component-definition",
      model: "component-definition",
      title: "Sub-processors and the promises they have a part in",
      rows: subProcessors.length,
    },
    { components: subProcessors.map((vendor) => component(vendor, dossier)) },
  );
}

function component(vendor: SubProcessor, dossier: Dossier) {
  const taken = promisesOf(vendor.id, dossier);
  return {
    uuid: vendorComponentId(vendor.id),
    type: "service",
    title: vendor.legalName,
    description: `Data: ${vendor.dataCategories.join("; ")}.`,
    purpose: vendor.purpose,
    props: vendorProperties(vendor),
    ...(taken.length > 0 && {
      "control-implementations": [
        {
          uuid: stableId("control-implementation", vendor.id),
          source: files.catalog,
          description: "What the stack declares at this sub-processor, judged by the packs.",
          "implemented-requirements": taken.map((promise) => ({
            uuid: stableId("implemented-requirement", vendor.id, promise.id),
            "control-id": promise.id,
            description: line(promise.reason),
            props: verdictProperties(promise),
            statements: [
              {
                "statement-id": statementId(promise.id),
                uuid: stableId("statement", vendor.id, promise.id),
                description: line(promise.actual),
              },
            ],
          })),
        },
      ],
    }),
  };
}

export function vendorProperties({ places, dpa, baa, hosts }: SubProcessor) {
  return [
    ...places.flatMap(({ id, role, region }) =>
      properties({ [`place-${id}`]: region === null ? role : `${role} in ${region}` }),
    ),
    ...properties({
      hosts: hosts.join(" "),
      "dpa-reference": dpa.reference,
      "dpa-signed-on": dpa.signedOn,
      "baa-reference": baa.reference,
      "baa-signed-on": baa.signedOn,
      "baa-note": line(baa.note),
    }),
  ];
}

export function verdictProperties({ verdict, documented, actual }: PromiseRecord) {
  return properties({ verdict, documented: line(documented), actual: line(actual) });
}
