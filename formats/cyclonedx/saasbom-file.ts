import type { Assessment } from "../../judge/assessment.ts";
import { canonicalFile } from "../../judge/canonical-json.ts";
import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { agreementWith } from "../../register/agreements.ts";
import { type Flow, formWords, unnamedEnds } from "../../register/data-flows.ts";
import type { SubProcessor } from "../../register/schema.ts";
import type { Artefact } from "../artefact.ts";
import { declarationsOf, organisation, standardsOf } from "./declarations.ts";

/** `saasbom.cdx.json`: CycloneDX 1.7 with every service, the data that flows to it, and what is claimed of it. */
export function saasbomFile(evidence: Evidence): [Artefact] {
  const { assessment, provenance, register } = evidence;
  const { stack, completeness } = assessment;
  const flows = flowsOf(evidence);
  const unnamed = unnamedEnds(flows);
  const inForce = assessment.attestations.filter((entry) => entry.inForce);
  const services = register.subProcessors.flatMap((vendor) => servicesOf(vendor, flows, inForce));
  const { inputs, ...made } = provenance;
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.7.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.7",
    serialNumber: `urn:uuid:${stableId("saasbom", stack, provenance.time)}`,
    version: 1,
    metadata: {
      timestamp: provenance.time,
      tools: {
        components: [{ type: "application", name: provenance.generator, version: provenance.version }],
      },
      component: {
        type: "platform",
        "bom-ref": stackRef,
        name: `${register.organisation.name} stack ${stack}`,
        version: register.version,
      },
      supplier: organisation(evidence),
      properties: [
        ...propertiesOf({ ...made, asOf: assessment.asOf, rows: String(services.length) }),
        // Why the composition is incomplete: data reaches somebody whom neither page nor register names.
        ...unnamed.map(({ label }) => ({ name: "kaitalk:unnamedRecipient", value: label })),
        ...inputs.map(({ path, sha256 }) => ({ name: `kaitalk:input:${path}`, value: sha256 })),
      ],
    },
    services,
    dependencies: [{ ref: stackRef, dependsOn: services.map((service) => service["bom-ref"]) }],
    compositions: [
      {
        aggregate: completeness.complete && unnamed.length === 0 ? "complete" : "incomplete",
        assemblies: [stackRef],
      },
    ],
    definitions: { standards: standardsOf(evidence) },
    declarations: declarationsOf(evidence, stackRef),
  };
  return [{ path: "saasbom.cdx.json", content: canonicalFile(bom), rows: services.length }];
}

const stackRef = "stack";

function servicesOf(vendor: SubProcessor, flows: readonly Flow[], attestations: Assessment["attestations"]) {
  return vendor.places.map((place) => ({
    "bom-ref": place.id,
    provider: { name: vendor.legalName },
    name: place.service,
    description: vendor.purpose,
    "x-trust-boundary": true,
    trustZone: vendor.id,
    data: dataOf(place.id, flows),
    properties: propertiesOf({
      role: place.role,
      region: place.region,
      regionClause: place.clause,
      hosts: vendor.hosts.join(" "),
      dpaReference: agreementWith(vendor.id, "dpa", attestations)?.reference ?? null,
      baaReference: agreementWith(vendor.id, "baa", attestations)?.reference ?? null,
    }),
  }));
}

/** One entry a lane and kind of data, seen from the service. */
function dataOf(place: string, flows: readonly Flow[]) {
  return flows.flatMap((flow) => {
    const isInbound = flow.to.id === place;
    if (!isInbound && flow.from.id !== place) return [];
    const other = isInbound ? flow.from : flow.to;
    return flow.data.map(({ clause, label, form, healthData }) => ({
      flow: isInbound ? "inbound" : "outbound",
      classification: healthData ? "PHI" : "personal data",
      name: label,
      description: `Clause ${clause}, ${formWords[form]}, lane ${flow.number} of the flow map.`,
      [isInbound ? "source" : "destination"]: [`urn:kaitalk:${other.kind}:${other.id.replaceAll(" ", "-")}`],
    }));
  });
}

function propertiesOf(values: Readonly<Record<string, string | null>>) {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ name: `kaitalk:${name}`, value }],
  );
}
