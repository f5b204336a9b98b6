import type { Properties } from "../../binding/shape.ts";
import type { Api } from "./api.ts";
import type { Creation } from "./creation.ts";
import type { Values } from "./values.ts";

/** What is wrong with an input, and how to put it right. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** A resource as Postmark holds it: its id in Pulumi and its plain inputs and outputs. */
export interface Live {
  readonly id: string;
  readonly values: Values;
}

/** One resource type: what it looks like, how its properties behave, and its life in the API. */
export interface ResourceKind {
  readonly token: string;
  readonly description: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Changing one of these takes a new resource. */
  readonly immutable: readonly string[];
  /** Fills in what an omitted input means. It is sent, so that a change behind our back shows as drift. */
  complete(inputs: Values): Values;
  /** Inputs for which Postmark makes a choice of its own while the program makes none. */
  readonly vendorChooses: readonly string[];
  /** Inputs that are secret as a whole, whatever the program said. */
  readonly secretInputs: readonly string[];
  /** The old one must go first, since the two cannot stand side by side. */
  readonly deleteBeforeReplace: boolean;
  /** What the shape cannot say. Sees plain inputs; unknown ones are left out. */
  check(inputs: Values, olds: Values): readonly Failure[];
  /** How it is made so that what is made bears `mark`, which `update` takes off. */
  creation(api: Api, inputs: Values, mark: string): Promise<Creation> | Creation;
  /** `undefined` when Postmark holds no such resource. Throws on an id that is not of this type's form. */
  read(api: Api, id: string): Promise<Live | undefined>;
  update(api: Api, id: string, inputs: Values): Promise<Live>;
  /** What is gone already counts as removed. */
  remove(api: Api, id: string): Promise<void>;
}
