import { readUrn } from "../../../register/urn.ts";
import type { Api } from "./api.ts";
import { checkInputs, markNested, markSecrets } from "./check.ts";
import { createOnce, markOf } from "./creation.ts";
import { diffInputs, type PropertyChange } from "./diff.ts";
import type { Failure, Live, ResourceKind } from "./resource-kind.ts";
import { domain } from "./resources/domain.ts";
import { messageStream } from "./resources/message-stream.ts";
import { server } from "./resources/server.ts";
import { webhook } from "./resources/webhook.ts";
import { holdsUnknown, unknown, unwrapAll, type Values } from "./values.ts";

export const kinds: readonly ResourceKind[] = [server, messageStream, domain, webhook];

/** What the engine stores of a resource: its outputs and the inputs that lead there, secrets wrapped. */
export interface Stored {
  readonly id: string;
  readonly properties: Values;
  readonly inputs: Values;
}

/** The life of Postmark resources in the engine's terms, free of gRPC. */
export class PostmarkProvider {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  check(token: string, olds: Values, news: Values): { inputs: Values; failures: readonly Failure[] } {
    return checkInputs(kindOf(token), olds, news);
  }

  diff(token: string, oldInputs: Values, news: Values) {
    const kind = kindOf(token);
    const changes: readonly PropertyChange[] = diffInputs(kind, oldInputs, news);
    return { changes, deleteBeforeReplace: kind.deleteBeforeReplace };
  }

  /** At preview nothing is called: inputs are returned, and outputs are unknown. */
  async create(urn: string, inputs: Values, preview: boolean): Promise<Stored> {
    const kind = kindOf(readUrn(urn).type);
    if (preview) return { id: "", properties: { ...inputs, ...unknownOutputs(kind) }, inputs };
    const declared = known(inputs);
    const creation = await kind.creation(this.#api, declared, markOf(urn));
    const id = await createOnce(this.#api.patience, creation);
    const made = await kind.update(this.#api, id, declared);
    const other = kind.immutable.find(
      (name) => declared[name] !== undefined && made.values[name] !== declared[name],
    );
    if (other === undefined) return stored(kind, made);
    throw new Error(
      `An earlier run left ${creation.noun} unfinished, with another "${other}", and Postmark does not let it change. ` +
        "Remove it in Postmark, then run the command again.",
    );
  }

  /** `undefined` when Postmark no longer holds it. Without old inputs this is an import. */
  async read(token: string, id: string, oldInputs: Values): Promise<Stored | undefined> {
    const kind = kindOf(token);
    const live = await kind.read(this.#api, id);
    if (!live) return undefined;
    const { inputs, properties } = stored(kind, live);
    const imported = Object.keys(oldInputs).length === 0;
    const declared = Object.entries(inputs).filter(
      ([name]) => imported || name in oldInputs || !kind.vendorChooses.includes(name),
    );
    return { id: live.id, inputs: Object.fromEntries(declared), properties };
  }

  /** At preview the outputs stay as they are: no edit of these resources changes one for certain. */
  async update(token: string, id: string, olds: Values, news: Values, preview: boolean): Promise<Stored> {
    const kind = kindOf(token);
    if (preview) {
      const outputs = Object.keys(kind.outputs).map((name) => [name, olds[name]]);
      return { id, properties: { ...Object.fromEntries(outputs), ...news }, inputs: news };
    }
    return stored(kind, await kind.update(this.#api, id, known(news)));
  }

  async remove(token: string, id: string): Promise<void> {
    await kindOf(token).remove(this.#api, id);
  }
}

function kindOf(token: string): ResourceKind {
  const kind = kinds.find((candidate) => candidate.token === token);
  if (!kind) throw new Error(`"${token}" is no resource type of this provider.`);
  return kind;
}

function known(inputs: Values): Values {
  if (holdsUnknown(inputs)) throw new Error("An input is still unknown; this can only be previewed.");
  return unwrapAll(inputs);
}

function stored(kind: ResourceKind, { id, values }: Live): Stored {
  const inputs = markSecrets(
    kind,
    Object.fromEntries(Object.entries(values).filter(([name]) => name in kind.inputs)),
  );
  const outputs = Object.keys(kind.outputs).map((name) => [
    name,
    markNested(kind.outputs[name], values[name]),
  ]);
  return { id, inputs, properties: { ...inputs, ...Object.fromEntries(outputs) } };
}

function unknownOutputs(kind: ResourceKind): Values {
  return Object.fromEntries(Object.keys(kind.outputs).map((name) => [name, unknown]));
}
