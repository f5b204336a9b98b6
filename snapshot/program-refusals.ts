import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import proto, {
  type RegisterPackageRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import protobuf from "google-protobuf";
import { z } from "zod";
import { packageOf } from "../policies/kernel/resource.ts";
import { bridgedPackages, readFacts } from "../vendors/binding/facts.ts";
import { bridge } from "../vendors/sources.ts";
import { stores } from "../vendors/stores.ts";

type Option = readonly [option: string, effect: string];

/** Fields of a registration that the plan reads, rules judge, or that change nothing at a vendor. */
const understood: ReadonlySet<string> = new Set(
  [
    "Type Name Parent Custom Object Protect Dependencies Provider Propertydependencies Providers".split(" "),
    "Acceptsecrets Acceptresources Additionalsecretoutputs Supportspartialvalues Aliasspecs".split(" "),
    "Supportsresultreporting AcceptsByteString Ignorechanges Retainondelete Deletedwith Customtimeouts".split(
      " ",
    ),
    "Sourceposition Stacktrace Parentstacktracehandle Snippetid Packageref".split(" "),
    // Judged below by what they say.
    "Version Aliases Deletebeforereplace Deletebeforereplacedefined".split(" "),
  ].flat(),
);

/** What the other fields are called in a program, and what the engine does with them. */
const effects: Readonly<Record<string, Option>> = {
  Transforms: ["transforms", "changes the inputs"],
  Importid: ["import", "takes over a resource made elsewhere"],
  Plugindownloadurl: ["pluginDownloadURL", "runs a provider from elsewhere"],
  Pluginchecksums: ["pluginChecksums", "runs another provider"],
  Remote: ["remote", "lets a component elsewhere register what this plan does not see"],
  Aliasurns: ["aliases", "takes over the state of another resource"],
  Replaceonchanges: ["replaceOnChanges", "makes anew what the provider would update"],
  ReplaceWith: ["replaceWith", "makes it anew with another resource"],
  ReplacementTrigger: ["replacementTrigger", "makes it anew"],
  Hooks: ["hooks", "runs code around each operation"],
  Envvarmappings: ["envVarMappings", "gives the provider other variables"],
  Hidediffs: ["hideDiffs", "hides changes from whoever reads the preview"],
  StateMigrations: ["stateMigrations", "rewrites the state"],
};

const fields = Object.getOwnPropertyNames(proto.RegisterResourceRequest.prototype)
  .map((getter) => ({ getter, field: /^get(.+?)(?:List|Map)?$/.exec(getter)?.[1] ?? "" }))
  .filter(({ field }) => field !== "" && !understood.has(field));

/** The same, for every resource at once. */
export const stackTransform =
  "the program registers a transform of the whole stack, which changes inputs after this plan was judged; declare the resources as they shall be.";

/**
 * Why what the engine would apply may differ from what is registered, and so from what is judged; undefined where it
 * cannot. The plan in this process never runs such an option, so it refuses the program that uses one.
 */
export function hiddenChange(request: RegisterResourceRequest): string | undefined {
  const found = unseenOption(request) ?? misleadingOption(request);
  if (!found) return undefined;
  const [option, effect] = found;
  const subject = `${request.getType()} "${request.getName()}"`;
  return `${subject} has the option ${option}, which ${effect} after this plan was judged; declare the resource as it shall be.`;
}

function unseenOption(request: RegisterResourceRequest): Option | undefined {
  const read = request as unknown as Record<string, () => unknown>;
  const set = fields.find(({ getter }) => isSet(read[getter]?.call(request)));
  return set && (effects[set.field] ?? [set.field, "does what is not known here"]);
}

function misleadingOption(request: RegisterResourceRequest): Option | undefined {
  const type = request.getType();
  if (!isInstalledVersion(type, request.getVersion())) return ["version", "runs another provider"];
  if (request.getAliasesList().some((alias) => !isFormerType(alias, request)))
    return ["aliases", "takes over the state of another resource"];
  if (request.getDeletebeforereplace() && stores.has(type))
    return ["deleteBeforeReplace", "deletes what the store holds before anything stands in its place"];
  return undefined;
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof protobuf.Map ? value.getLength() > 0 : true;
}

let installed: Readonly<Record<string, string>> | undefined;

/** The classes of a Pulumi package ask for the provider of their own version. */
function isInstalledVersion(type: string, version: string): boolean {
  if (version === "") return true;
  installed ??= z
    .looseObject({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))).dependencies;
  return installed[`@pulumi/${packageOf(type)}`] === version;
}

/** A class of a Pulumi package names what its own type was called before, in the same place. */
function isFormerType(alias: Alias, request: RegisterResourceRequest): boolean {
  const spec = alias.getSpec();
  if (!spec || spec.getName() || spec.getStack() || spec.getProject() || spec.getNoparent()) return false;
  const isMoved = spec.getParenturn() !== "" && spec.getParenturn() !== request.getParent();
  return !isMoved && spec.getType() !== "" && packageOf(spec.getType()) === packageOf(request.getType());
}

/** Why a package is not the provider whose schema is recorded beside its binding; undefined where it is. */
export function foreignPackage(request: RegisterPackageRequest): string | undefined {
  const parameterization = request.getParameterization();
  const name = parameterization?.getName() || request.getName();
  const asked = [
    `${request.getName()} ${request.getVersion()}`,
    request.getDownloadUrl(),
    parameterization?.getVersion(),
    Buffer.from(parameterization?.getValue_asU8() ?? []).toString(),
  ];
  const facts = bridgedPackages.has(name) ? readFacts(name) : undefined;
  const known = facts && [
    `${bridge.name} ${bridge.version}`,
    "",
    facts.version,
    JSON.stringify({ remote: { url: `registry.opentofu.org/${facts.provider}`, version: facts.version } }),
  ];
  if (known && isDeepStrictEqual(asked, known)) return undefined;
  return `the package "${name}" is another provider than the one whose schema is recorded in vendors/; register it as its binding does.`;
}
