import * as pulumi from "@pulumi/pulumi";
import proto, { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { Properties, Resource } from "../policies/kernel/resource.ts";
import { fromEngine } from "../policies/kernel/sentinels.ts";
import { InputError } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import { keptBy, sourceAmong } from "./engine-resource.ts";
import { hiddenChange, stackTransform } from "./hidden-changes.ts";
import { readStackConfig, refusePlainSecrets, type StackConfig } from "./stack-config.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

/**
 * Plans a stack in this process: the program runs at preview against a monitor that answers for the engine, so no
 * engine, provider, account or network is needed. Plans of one process must follow each other: the SDK's runtime is global.
 * Throws `InputError` where configuration is missing or malformed.
 */
export async function planProgram({ stack }: { readonly stack: string }): Promise<StackSnapshot> {
  const config = readStackConfig(stack);
  refusePlainSecrets(stack);
  const { plainTexts, placeholdersIn } = await import("../infra/config.ts");
  const resources = await runProgram(config);
  return {
    source: "program",
    project: config.project,
    stack,
    resources,
    placeholders: placeholdersIn(config.values),
    configured: plainTexts(config.values),
  };
}

let runs = 0;

/** Runs infra/index.ts with this configuration and returns what it registers, in that order. */
export async function runProgram({ project, stack, values, secretKeys }: StackConfig): Promise<Resource[]> {
  const registered: Resource[] = [];
  const refused = new Set<string>();
  pulumi.runtime.setAllConfig({ ...values }, [...secretKeys]);
  await pulumi.runtime.setMocks(refuseToRead(refused), project, stack, true);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  monitor.registerResource = (request, answer) => {
    const reason = hiddenChange(request);
    if (reason) refused.add(reason);
    const resource = toResource(request, project, stack);
    registered.push(resource);
    const response = new proto.RegisterResourceResponse();
    response.setUrn(resource.urn);
    response.setObject(request.getObject());
    answer(null, response);
  };
  monitor.registerResourceOutputs = (_, answer) => answer(null, {});
  monitor.registerStackTransform = (_, answer) => {
    refused.add(stackTransform);
    answer(null, {});
  };
  // A query makes Node evaluate the entry anew, so that a process can plan more than once.
  const entry = `../infra/index.ts?run=${++runs}`;
  // The SDK keeps promises of its own on what the program returns: a rejection would end the process behind the caller.
  const failures: unknown[] = [];
  await pulumi.runtime.runInPulumiStack(() => import(entry).catch((failure) => void failures.push(failure)));
  await pulumi.runtime.disconnect();
  for (const failure of failures) throw failure;
  if (refused.size > 0) throw new InputError([...refused]);
  refuseTwins(registered);
  return registered;
}

function refuseTwins(resources: readonly Resource[]): void {
  const seen = new Set<string>();
  for (const { urn } of resources) {
    if (seen.has(urn)) throw new InputError([`two resources share the URN ${urn}; rename one.`]);
    seen.add(urn);
  }
}

interface Monitor {
  registerResourceOutputs(request: unknown, answer: (error: null, response: object) => void): void;
  registerStackTransform(request: unknown, answer: (error: null, response: object) => void): void;
  registerResource(
    request: RegisterResourceRequest,
    answer: (error: Error | null, response: proto.RegisterResourceResponse) => void,
  ): void;
}

function refuseToRead(refused: Set<string>): pulumi.runtime.Mocks {
  return {
    call: ({ token }) => {
      throw new InputError([`the program calls ${token}; it may not depend on what a vendor answers.`]);
    },
    newResource: ({ type, name, id = "" }) => {
      refused.add(`the program reads ${type} "${name}"; it may only declare.`);
      return { id, state: {} };
    },
  };
}

function toResource(request: RegisterResourceRequest, project: string, stack: string): Resource {
  const [type, name, parent, provider] = [
    request.getType(),
    request.getName(),
    request.getParent(),
    request.getProvider(),
  ];
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  const source = sourceAmong(
    [request.getSourceposition(), ...frames.map((frame) => frame.getPc())].flatMap((position) =>
      position ? [{ uri: position.getUri(), line: position.getLine() }] : [],
    ),
  );
  const propertyDependencies = [...request.getPropertydependenciesMap().entries()] as [
    string,
    RegisterResourceRequest.PropertyDependencies,
  ][];
  return {
    urn: `urn:pulumi:${stack}::${project}::${qualifiedType(parent, type)}::${name}`,
    type,
    name,
    custom: request.getCustom(),
    inputs: fromEngine(request.getObject()?.toJavaScript() ?? {}) as Properties,
    protect: request.getProtect() ?? false,
    ignoreChanges: request.getIgnorechangesList(),
    keptBy: keptBy({ retainOnDelete: request.getRetainondelete(), deletedWith: request.getDeletedwith() }),
    dependencies: request.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      propertyDependencies
        .map(([property, on]) => [property, on.getUrnsList()] as const)
        .filter(([, urns]) => urns.length > 0),
    ),
    secretsVisible: true,
    ...(parent && { parent }),
    ...(provider && { provider }),
    ...(source && { source }),
  };
}

/** The engine's rule: a type is qualified by its parents' types, the stack itself left out. */
function qualifiedType(parent: string, type: string): string {
  const parentType = readUrn(parent).qualifiedType;
  return parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
}
