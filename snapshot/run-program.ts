import * as pulumi from "@pulumi/pulumi";
import proto, {
  type RegisterPackageRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties, Resource } from "../policies/kernel/resource.ts";
import { fromEngine } from "../policies/kernel/sentinels.ts";
import { badInputMark, InputError } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import { keptBy, sourceAmong } from "./engine-resource.ts";
import { guardLanguage, watchLanguage } from "./language-guard.ts";
import { failureSentence } from "./program-failure.ts";
import { changeOfLanguage, guardProgram, refuseChangeOfLanguage } from "./program-modules.ts";
import { foreignPackage, hiddenChange, stackTransform } from "./program-refusals.ts";
import type { StackConfig } from "./stack-config.ts";
import { watchActivity, watchEnvironment } from "./surroundings.ts";
import type { VendorAnswers } from "./vendor-answers.ts";

/** Answers for the vendors: first what a created resource holds, then what it is called. */
export type Answers = Pick<VendorAnswers, "answer" | "id">;

/** What stands in for the engine and the vendors while the program runs. */
export interface Run {
  /** Where the program runs as if it were applied; a preview, whose outputs are unknown, else. */
  readonly answers?: Answers;
}

/** Longest time that a program may go on after its last line, in milliseconds. */
const patience = 2_000;
let runs = 0;

/**
 * Runs infra/index.ts with this configuration and returns what it registers, in that order. Throws `InputError` where
 * the program fails, or depends on anything but its configuration.
 */
export async function runProgram(config: StackConfig, { answers }: Run = {}): Promise<Resource[]> {
  const { project, stack, values, secretKeys } = config;
  guardProgram();
  refuseChangeOfLanguage(changeOfLanguage());
  const registered: Resource[] = [];
  const refused = new Set<string>();
  const failures: unknown[] = [];
  const names = new Map<string, readonly string[]>();
  pulumi.runtime.setAllConfig({ ...values }, [...secretKeys]);
  await pulumi.runtime.setMocks(refuseToRead(refused), project, stack, answers === undefined);
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  monitor.registerResource = (request, answer) => {
    const reason = hiddenChange(request);
    if (reason) refused.add(reason);
    if (language.isChanged()) isLanguageChanged = true;
    const resource = toResource(request, project, stack);
    registered.push(resource);
    const response = new proto.RegisterResourceResponse();
    response.setUrn(resource.urn);
    response.setObject(request.getObject());
    if (answers && resource.custom) {
      const inputs = request.getObject()?.toJavaScript() ?? {};
      const known = names.get(`${resource.type} ${resource.name}`) ?? [];
      response.setObject(
        struct.Struct.fromJavaScript(answers.answer(resource.urn, resource.type, inputs, known) as never),
      );
      response.setId(answers.id(resource.urn));
    }
    answer(null, response);
  };
  monitor.registerResourceOutputs = (request, answer) => {
    const outputs = Object.keys(request.getOutputs()?.toJavaScript() ?? {});
    if (outputs.length > 0)
      refused.add(
        `the program gives ${readUrn(request.getUrn()).name} the outputs ${outputs.join(", ")}, which stand in the state and which no rule judges; export nothing, and register no outputs.`,
      );
    answer(null, {});
  };
  const registerPackage = monitor.registerPackage.bind(monitor);
  monitor.registerPackage = (request, answer) => {
    const reason = foreignPackage(request);
    if (reason) refused.add(reason);
    registerPackage(request, answer);
  };
  for (const transform of ["registerStackTransform", "registerStackInvokeTransform"] as const)
    monitor[transform] = (_, answer) => {
      refused.add(stackTransform);
      answer(null, {});
    };
  const restore = watchEnvironment((name, place) =>
    refused.add(
      `${place}: the program reads the variable ${name} of whatever machine runs it; take the value from the stack's configuration.`,
    ),
  );
  // The SDK keeps promises of its own on what the program returns: a rejection would end the process behind the caller.
  const fail = (failure: unknown) => void failures.push(failure);
  process.on("unhandledRejection", fail);
  process.on("uncaughtException", fail);
  // Without an engine the SDK prints what the program logs; the planner says it in its own words.
  const print = console.warn;
  console.warn = () => {};
  const endLanguageGuard = guardLanguage();
  const language = watchLanguage();
  let isLanguageChanged = false;
  const activity = watchActivity();
  // A query makes Node evaluate a module anew, so that a process can plan more than once.
  const entry = `../infra/index.ts?run=${++runs}`;
  try {
    await pulumi.runtime.runInPulumiStack(async () => {
      // What the class of a resource reads of its vendor's answer stands among its properties, without a value.
      pulumi.runtime.registerStackTransformation(({ type, name, props }) => {
        names.set(`${type} ${name}`, Object.keys(props));
        return undefined;
      });
      // The engine makes outputs of the stack from what the program exports.
      return await import(entry).catch(fail);
    });
    await pulumi.runtime.disconnect();
    const count = registered.length;
    if (!(await activity.settled(patience)))
      refused.add("the program goes on after its last line; declare every resource before it ends.");
    for (const { type, name } of registered.slice(count))
      refused.add(`the program declares ${type} "${name}" after its last line; declare it before it ends.`);
  } catch (failure) {
    fail(failure);
  } finally {
    // A rejection is told at the end of the turn in which nobody took it.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", fail);
    process.off("uncaughtException", fail);
    activity.stop();
    console.warn = print;
    restore();
  }
  const changed = language.putBack() ?? (isLanguageChanged ? "objects of the language" : undefined);
  endLanguageGuard();
  refuseChangeOfLanguage(changed);
  refuse(refused, failures, registered);
  return registered;
}

function refuse(
  refused: ReadonlySet<string>,
  failures: readonly unknown[],
  registered: readonly Resource[],
): void {
  if (refused.size > 0) throw new InputError([...refused]);
  const [failure] = failures;
  if (isInputError(failure)) throw new InputError(failure.problems);
  const told = failure instanceof Error ? failure.message : "";
  if (told.startsWith(badInputMark)) throw new InputError(told.slice(badInputMark.length).split("\n"));
  if (failure !== undefined) throw new InputError([failureSentence(failure)]);
  const seen = new Set<string>();
  for (const { urn } of registered) {
    if (seen.has(urn)) throw new InputError([`two resources share the URN ${urn}; rename one.`]);
    seen.add(urn);
  }
}

/** A program that is evaluated anew may bring its own class of that name. */
function isInputError(failure: unknown): failure is InputError {
  return failure instanceof Error && failure.name === "InputError";
}

type Answer = (error: null, response: object) => void;

interface Monitor {
  registerResourceOutputs(request: RegisterResourceOutputsRequest, answer: Answer): void;
  registerStackTransform(request: unknown, answer: Answer): void;
  registerStackInvokeTransform(request: unknown, answer: Answer): void;
  registerPackage(request: RegisterPackageRequest, answer: Answer): void;
  registerResource(
    request: RegisterResourceRequest,
    answer: (error: Error | null, response: proto.RegisterResourceResponse) => void,
  ): void;
}

function refuseToRead(refused: Set<string>): pulumi.runtime.Mocks {
  return {
    call: ({ token }) => {
      refused.add(`the program calls ${token}; it may not depend on what a vendor answers.`);
      return {};
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
