import { z } from "zod";
import type { Resource } from "../policies/kernel/resource.ts";
import { InputError } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import { type EngineResource, engineResource, toResource } from "./engine-resource.ts";
import { withLiteralLinks } from "./literal-links.ts";
import { readJson } from "./read-json.ts";
import type { Remark, StackSnapshot } from "./stack-snapshot.ts";

const stackExport = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({
    manifest: z.looseObject({ time: z.string().optional() }).default({}),
    resources: z.array(engineResource).nullish(),
    pending_operations: z
      .array(
        z.looseObject({ type: z.string(), resource: z.looseObject({ urn: z.string(), type: z.string() }) }),
      )
      .nullish(),
  }),
});
/** The version of the export whose fields are read here; a later one may say things that this would pass over. */
const knownVersion = 3;

/**
 * The applied stack, from the text of `pulumi stack export`: what was declared beside what the vendors answered.
 * `file` is the name that messages use. Throws `InputError`.
 */
export function planFromState(text: string, file: string): StackSnapshot {
  const expected = 'a stack export (make one with "pulumi stack export --show-secrets --file state.json")';
  const { version, deployment } = readJson(text, file, stackExport, expected);
  if (version !== knownVersion)
    throw InputError.at(
      { file },
      `is an export of version ${version}, and version ${knownVersion} is known here; export it with the Pulumi version that this stack uses.`,
    );
  const entries = deployment.resources ?? [];
  const [first] = entries;
  if (!first)
    throw InputError.at({ file }, "the stack has no resources; export a stack that has been applied.");
  const whose = onlyStack(entries, file);
  const standing = entries.filter(({ pendingReplacement }) => !pendingReplacement);
  const pairs = standing.map((entry) => ({ entry, resource: read(entry, file) }));
  const linked = withLiteralLinks(pairs.map(({ resource }) => resource));
  const judged = pairs.map(({ entry }, index) => ({ entry, resource: linked[index] as Resource }));
  const { time } = deployment.manifest;
  const isAnswered = linked.some(hasAnswer);
  return {
    source: "state",
    ...whose,
    file,
    ...(time !== undefined && { writtenAt: time }),
    resources: linked,
    placeholders: [],
    remarks: [
      ...judged.flatMap(({ entry, resource }) => remarksOn(entry, resource)),
      ...(isAnswered
        ? linked.filter((resource) => isAtVendor(resource) && !hasAnswer(resource)).map(unanswered)
        : []),
      ...twins(linked),
      ...entries.filter(({ pendingReplacement }) => pendingReplacement).map(absent),
      ...(deployment.pending_operations ?? []).map(({ type, resource }) =>
        interrupted(type, resource, linked),
      ),
    ],
  };
}

/** The stack of every entry. One of another stack means that the file was put together, or is not of this program. */
function onlyStack(entries: readonly EngineResource[], file: string): { stack: string; project: string } {
  const names = new Set(entries.map(({ urn }) => urn.split("::", 2).join("::").slice("urn:pulumi:".length)));
  if (names.size > 1)
    throw InputError.at(
      { file },
      `holds resources of ${names.size} stacks (${[...names].slice(0, 3).join(", ")}); export one stack.`,
    );
  const { stack, project } = readUrn(entries[0]?.urn ?? "");
  return { stack, project };
}

function read(entry: EngineResource, file: string): Resource {
  try {
    const resource = toResource(entry);
    if (!entry.delete) return resource;
    // What links to this URN means the resource that stands in its place.
    return { ...resource, urn: `${resource.urn}${waiting}`, name: `${resource.name}${waiting}` };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => `${file}: ${entry.urn} ${problem}`));
  }
}

const waiting = " (waits for deletion)";

function remarksOn(entry: EngineResource, resource: Resource): Remark[] {
  const remarks: Remark[] = [];
  if (entry.delete)
    remarks.push({
      id: "replaced-resource-deleted",
      outcome: "unverified",
      resource,
      sentence: "was replaced and is not deleted yet, so it is still at the vendor with what it holds.",
      fix: "Empty it if the vendor asks for that, run pulumi up until the engine has deleted it, and export again.",
    });
  if (entry.initErrors && entry.initErrors.length > 0)
    remarks.push({
      id: "resource-set-up-without-error",
      outcome: "unverified",
      resource,
      sentence: "was made, but setting it up failed, so what is declared may not be in force.",
      fix: "Run pulumi up until it ends without an error, and export again.",
    });
  return remarks;
}

function isAtVendor({ custom, type }: Resource): boolean {
  return custom && !type.startsWith("pulumi:providers:");
}

function hasAnswer({ outputs = {} }: Resource): boolean {
  return Object.keys(outputs).length > 0;
}

/** An export in which nothing has an answer was made by hand, of what is declared; one among many was emptied. */
function unanswered(resource: Resource): Remark {
  return {
    id: "resource-answered-for",
    outcome: "unverified",
    resource,
    sentence: "has no outputs, so nothing tells what its vendor holds.",
    fix: "Run pulumi refresh, and export again.",
  };
}

function twins(resources: readonly Resource[]): Remark[] {
  return [...Map.groupBy(resources, ({ urn }) => urn).values()].flatMap(([first, ...others]) =>
    first && others.length > 0
      ? [
          {
            id: "resource-listed-once",
            outcome: "violated" as const,
            resource: first,
            sentence: `${others.length + 1} resources share the URN ${first.urn}, so what links to it may mean any of them.`,
            fix: "Remove the one that the program does not declare (pulumi state edit), after deleting what it holds.",
          },
        ]
      : [],
  );
}

function absent({ urn, type }: EngineResource): Remark {
  return {
    id: "replacement-made",
    outcome: "unverified",
    type,
    sentence: `${nameIn(urn)} was deleted for a replacement that was not made, so it counts as absent.`,
    fix: "Run pulumi up until the engine has made it, and export again.",
  };
}

function interrupted(
  operation: string,
  { urn, type }: Pick<EngineResource, "urn" | "type">,
  resources: readonly Resource[],
): Remark {
  const resource = resources.find((candidate) => candidate.urn === urn);
  return {
    id: "operation-finished",
    outcome: "unverified",
    type,
    ...(resource && { resource }),
    sentence: `${resource ? "the engine" : `${nameIn(urn)}: the engine`} was interrupted while ${operation} it, so nobody knows what the vendor holds.`,
    fix: "Run pulumi refresh, answer what it asks about the operation, and export again.",
  };
}

function nameIn(urn: string): string {
  return readUrn(urn).name || urn;
}
