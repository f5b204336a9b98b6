import { createRequire } from "node:module";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Pack } from "../../../policies/kernel/pack.ts";
import { policiesOf } from "../../../policies/kernel/sdk.ts";

/** How the engine marks a secret on the wire. Source: @pulumi/pulumi, runtime/rpc.js. */
export function secretOnWire(value: unknown) {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}
/** An unknown text on the wire. Source: @pulumi/policy, proxy.js. */
export const unknownOnWire = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  /** What the stack call shows; at preview possibly nothing. */
  readonly outputs?: Record<string, unknown>;
  /** false for components and for providers themselves, which no provider serves. */
  readonly provided?: false;
  readonly dependsOn?: Readonly<Record<string, readonly string[]>>;
}

interface Diagnostic {
  readonly policy: string;
  readonly level: number;
  readonly message: string;
  readonly urn: string;
}

interface Answer {
  getDiagnosticsList(): {
    getPolicyname(): string;
    getEnforcementlevel(): number;
    getMessage(): string;
    getUrn(): string;
  }[];
  getNotApplicableList(): { getPolicyName(): string; getReason(): string }[];
}
type Call = (call: { request: unknown }, callback: (error: unknown, answer: Answer) => void) => void;
type MakeCall = (
  pack: string,
  version: string,
  level: string,
  policies: ReturnType<typeof policiesOf>,
) => Call;

// The SDK ships these without types: they are what its gRPC server binds.
const sdk = createRequire(import.meta.url)("@pulumi/policy/server.js") as Record<
  "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
  MakeCall
>;

export function urnOf({ type, name }: Pick<Registered, "type" | "name">): string {
  return `urn:pulumi:test::kaitalk::${type}::${name}`;
}

/** Plays the engine against the SDK's own server functions: remediate, analyze, then the stack. */
export async function runEngine(pack: Pack, resources: readonly Registered[], { remediates = true } = {}) {
  const policies = policiesOf(pack);
  const bind = (make: MakeCall) => make(pack.name, "0.0.0", "mandatory", policies);
  const diagnostics: Diagnostic[] = [];
  const notApplicable = new Map<string, string>();
  const collect = (answer: Answer) => {
    for (const entry of answer.getDiagnosticsList())
      diagnostics.push({
        policy: entry.getPolicyname(),
        level: entry.getEnforcementlevel(),
        message: entry.getMessage(),
        urn: entry.getUrn(),
      });
    for (const entry of answer.getNotApplicableList())
      notApplicable.set(entry.getPolicyName(), entry.getReason());
  };
  for (const resource of resources) {
    const request = () => fill(new analyzer.AnalyzeRequest(), resource, resource.inputs);
    if (remediates) await ask(bind(sdk.makeRemediateRpcFun), request());
    collect(await ask(bind(sdk.makeAnalyzeRpcFun), request()));
  }
  const stack = new analyzer.AnalyzeStackRequest();
  stack.setResourcesList(
    resources.map((resource) => {
      const shown = fill(new analyzer.AnalyzerResource(), resource, resource.outputs ?? resource.inputs);
      for (const [property, names] of Object.entries(resource.dependsOn ?? {})) {
        const urns = new analyzer.AnalyzerPropertyDependencies();
        urns.setUrnsList([...names]);
        shown.getPropertydependenciesMap().set(property, urns);
      }
      return shown;
    }),
  );
  collect(await ask(bind(sdk.makeAnalyzeStackRpcFun), stack));
  return { diagnostics, notApplicable };
}

function fill<
  Request extends InstanceType<typeof analyzer.AnalyzeRequest | typeof analyzer.AnalyzerResource>,
>(request: Request, resource: Registered, properties: Record<string, unknown>): Request {
  request.setType(resource.type);
  request.setName(resource.name);
  request.setUrn(urnOf(resource));
  request.setProperties(struct.Struct.fromJavaScript(properties as Record<string, struct.JavaScriptValue>));
  request.setOptions(new analyzer.AnalyzerResourceOptions());
  if (resource.provided === false) return request;
  const provider = new analyzer.AnalyzerProviderResource();
  provider.setType("pulumi:providers:test");
  provider.setUrn("urn:pulumi:test::kaitalk::pulumi:providers:test::default");
  provider.setProperties(struct.Struct.fromJavaScript({}));
  request.setProvider(provider);
  return request;
}

function ask(call: Call, request: unknown): Promise<Answer> {
  return new Promise((resolve, reject) =>
    call({ request }, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
}
