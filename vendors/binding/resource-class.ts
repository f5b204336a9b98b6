import {
  CustomResource,
  type CustomResourceOptions,
  type Inputs,
  mergeOptions,
  type Output,
  ProviderResource,
  type ResourceOptions,
  secret,
} from "@pulumi/pulumi";
import type { InputsOf, PlainOf, Properties } from "./shape.ts";

/** A resource type of a package as data: its token, what it takes and what it gives back. */
export interface ResourceShape<I extends Properties = Properties, O extends Properties = Properties> {
  readonly token: string;
  readonly inputs: I;
  readonly outputs: O;
}

export interface ProviderShape<I extends Properties = Properties> {
  readonly package: string;
  readonly inputs: I;
}

/** Resolves to the engine's reference of a package that is registered before its first resource. */
export type PackageReference = () => Promise<string>;

type OutputsOf<O> = { readonly [Name in keyof O]: Output<PlainOf<O[Name]>> };

interface ResourceConstructor<I extends Properties, O extends Properties> {
  new (name: string, inputs: InputsOf<I>, options: CustomResourceOptions): CustomResource & OutputsOf<O>;
}

interface ProviderConstructor<I extends Properties> {
  new (name: string, inputs: InputsOf<I>, options: ResourceOptions): ProviderResource;
}

/**
 * The class of a resource type. It stands one constructor above `CustomResource`, no more: the engine takes
 * the source position of a resource from the caller of exactly that constructor.
 */
export function resourceClass<const I extends Properties, const O extends Properties>(
  shape: ResourceShape<I, O>,
  reference?: PackageReference,
): ResourceConstructor<I, O> {
  const outputNames = Object.keys(shape.outputs);
  const secretOutputs = outputNames.filter((name) => isSecret(shape.outputs, name));
  const Class = class extends CustomResource {
    constructor(name: string, inputs: InputsOf<I>, options: CustomResourceOptions) {
      const properties = { ...declareOutputs(outputNames), ...markSecrets(shape.inputs, inputs) };
      const all = mergeOptions(options, { additionalSecretOutputs: secretOutputs });
      super(shape.token, name, properties, all, false, reference?.());
    }
  };
  // The outputs come into being with the registration; the class cannot name them one by one.
  return Class as unknown as ResourceConstructor<I, O>;
}

/** The class of a package's explicit provider. What its shape calls secret is marked so. */
export function providerClass<const I extends Properties>(
  shape: ProviderShape<I>,
  reference?: PackageReference,
): ProviderConstructor<I> {
  return class extends ProviderResource {
    constructor(name: string, inputs: InputsOf<I>, options: ResourceOptions) {
      super(shape.package, name, markSecrets(shape.inputs, inputs), options, false, reference?.());
    }
  };
}

function isSecret(properties: Properties, name: string): boolean {
  const shape = properties[name];
  return shape !== undefined && (("secret" in shape && shape.secret) || isSecretList(shape)) === true;
}

function isSecretList(shape: Properties[string]): boolean {
  return shape.type === "list" && "secret" in shape.of && shape.of.secret === true;
}

function markSecrets(shapes: Properties, inputs: object): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      value !== undefined && isSecret(shapes, name) ? secret(value) : value,
    ]),
  );
}

/** The SDK makes an output for each name that it is given, so those that only the vendor fills are given empty. */
function declareOutputs(names: readonly string[]): Inputs {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
