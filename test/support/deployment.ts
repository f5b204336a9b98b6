import * as pulumi from "@pulumi/pulumi";
import type { RegisterPackageRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { Properties, Value } from "../../policies/kernel/resource.ts";
import { fromEngine } from "../../policies/kernel/sentinels.ts";

/** A resource as a program registered it, secrets and unknowns as rules see them. */
interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly protect: boolean;
  /** Name of the parent; the stack's own is empty. */
  readonly parent: string;
  /** Name of the explicit provider; empty for a default one. */
  readonly provider: string;
  readonly packageReference: string;
  readonly secretOutputs: readonly string[];
}

/** A package as a program registered it with the engine. */
interface RegisteredPackage {
  readonly plugin: string;
  readonly name: string;
  readonly version: string;
  readonly parameter: unknown;
}

interface Deployment<Result> {
  /** What the program returned. */
  readonly result: Result;
  /** Custom resources and providers, ordered by type and name. */
  readonly resources: readonly Registered[];
  readonly packages: readonly RegisteredPackage[];
}

interface Options {
  /** What a vendor answers beside the inputs, by type token. A type that is not named here is refused. */
  readonly answers: Readonly<Record<string, object>>;
  /** Whether the run is a preview, where outputs that no answer names are unknown. */
  readonly preview?: boolean;
}

/** Runs a piece of program against mocks that refuse every invoke and every type that the test does not name. */
export async function deploy<Result>(
  program: () => Result | Promise<Result>,
  { answers, preview = false }: Options,
): Promise<Deployment<Result>> {
  const resources: Registered[] = [];
  const packages: RegisteredPackage[] = [];
  const refusals: string[] = [];
  await pulumi.runtime.setMocks(strictMocks(answers, resources, refusals), "kaitalk", "test", preview);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  watch(monitor, "registerResource", (request) => {
    if (request.getCustom()) resources.push(registered(request));
  });
  watch(monitor, "registerPackage", (request) => packages.push(registeredPackage(request)));
  const results: Result[] = [];
  await pulumi.runtime.runInPulumiStack(async () => {
    results.push(await program());
  });
  await pulumi.runtime.disconnect();
  if (refusals.length > 0)
    throw new Error(`the test does not expect that the program ${refusals.join(", ")}`);
  return {
    // The program has run, or this line is not reached.
    result: results[0] as Result,
    resources: resources.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
    packages,
  };
}

interface Monitor {
  registerResource(request: RegisterResourceRequest, answer: unknown): unknown;
  registerPackage(request: RegisterPackageRequest, answer: unknown): unknown;
}

function watch<Method extends keyof Monitor>(
  monitor: Monitor,
  method: Method,
  see: (request: Parameters<Monitor[Method]>[0]) => void,
): void {
  const original = monitor[method].bind(monitor) as (request: unknown, answer: unknown) => unknown;
  monitor[method] = ((request: Parameters<Monitor[Method]>[0], answer: unknown) => {
    see(request);
    return original(request, answer);
  }) as Monitor[Method];
}

/**
 * A mock that throws leaves rejections behind that nobody handles, so what is refused is noted and thrown at the end.
 * Like the engine, it marks the outputs that a resource calls secret.
 */
function strictMocks(
  answers: Options["answers"],
  resources: readonly Registered[],
  refusals: string[],
): pulumi.runtime.Mocks {
  return {
    call: ({ token }) => {
      refusals.push(`calls ${token}`);
      return {};
    },
    newResource: ({ type, name, inputs, custom }) => {
      const answer = answers[type];
      if (custom && !answer && !type.startsWith("pulumi:providers:"))
        refusals.push(`registers ${type} "${name}"`);
      const known = resources.find((resource) => resource.type === type && resource.name === name);
      const marked = Object.entries({ ...inputs, ...answer }).map(([key, value]) => [
        key,
        known?.secretOutputs.includes(key) ? pulumi.secret(value) : value,
      ]);
      return { id: `${name}-id`, state: Object.fromEntries(marked) };
    },
  };
}

function registered(request: RegisterResourceRequest): Registered {
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: fromEngine(request.getObject()?.toJavaScript() ?? {}) as Properties,
    protect: request.getProtect() ?? false,
    parent: request.getParent().split("::")[3] ?? "",
    provider: request.getProvider().split("::")[3] ?? "",
    packageReference: request.getPackageref(),
    secretOutputs: request.getAdditionalsecretoutputsList(),
  };
}

function registeredPackage(request: RegisterPackageRequest): RegisteredPackage {
  const parameterization = request.getParameterization();
  const parameter = Buffer.from(parameterization?.getValue_asU8() ?? []).toString();
  return {
    plugin: `${request.getName()} ${request.getVersion()}`,
    name: parameterization?.getName() ?? "",
    version: parameterization?.getVersion() ?? "",
    parameter: JSON.parse(parameter),
  };
}

function orderOf({ type, name }: Registered): string {
  return `${type} ${name}`;
}

/** What values and outputs hold, secrets and unknowns as rules see them. */
export async function contentsOf(
  values: Readonly<Record<string, pulumi.Input<string>>>,
): Promise<Record<string, Value>> {
  const serialized = await pulumi.runtime.serializeProperties("contents", { ...values });
  return fromEngine(serialized) as Record<string, Value>;
}
