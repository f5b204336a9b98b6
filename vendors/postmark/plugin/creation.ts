import { createHash } from "node:crypto";
import { isRefused, sentence } from "./errors.ts";
import type { Patience } from "./transport.ts";

/** One object in Postmark that is what a creation would make. */
interface Held {
  readonly id: string;
  /** Whether it bears the mark of this very resource: an earlier run made it and never learnt so. */
  readonly isMarked: boolean;
}

/**
 * How one resource comes into being. Postmark knows no idempotency key, so what is made bears a mark of the resource
 * until it is set up; a later run knows by it what is its own.
 */
export interface Creation {
  /** `the server "kaitalk"`, for messages. */
  readonly noun: string;
  /** How a person finds the marked object in Postmark. */
  readonly marked: string;
  /** How to import what is there already. */
  readonly importHint: string;
  /** Everything in Postmark of that name, marked or not, over all pages. */
  readonly find: () => Promise<readonly Held[]>;
  /** Makes the marked object and gives its id. */
  readonly create: () => Promise<string>;
  readonly remove: (id: string) => Promise<void>;
}

/** The same for the same resource of the same stack, whoever runs it; no other resource has it. */
export function markOf(urn: string): string {
  return createHash("sha256").update(urn).digest("hex").slice(0, 12);
}

/**
 * Gives the id of exactly one object, still marked. Where it cannot be known whether a request took effect, the object
 * is looked for before it is created again. What stood there before, without the mark, is not ours and is refused.
 */
export async function createOnce(patience: Patience, creation: Creation): Promise<string> {
  const { noun, importHint, find, create } = creation;
  const before = await find();
  if (before.some(({ isMarked }) => !isMarked))
    throw new Error(`In Postmark ${noun} exists already. ${importHint}`);
  if (before.length > 0) return keepOne(creation, before);
  const started = performance.now();
  let reason: string | undefined;
  for (let round = 1; ; round += 1) {
    try {
      const id = await create();
      return reason === undefined ? id : await keepOne(creation, [{ id, isMarked: true }, ...(await find())]);
    } catch (error) {
      if (isRefused(error) && reason === undefined) throw error;
      if (!isRefused(error)) reason = sentence(error);
      await patience.sleep(Math.ceil(patience.random() * patience.firstPause * 2 ** (round - 1)));
      const found = await lookUp(creation, reason ?? "");
      if (found.length > 0) return keepOne(creation, found);
      if (isRefused(error)) throw error;
      const isLast = round >= patience.attempts || performance.now() - started > patience.tryFor;
      if (isLast) throw unknown(creation, `${reason} It was not there when last looked for.`);
    }
  }
}

async function lookUp(creation: Creation, reason: string): Promise<readonly Held[]> {
  try {
    return await creation.find();
  } catch (error) {
    throw unknown(creation, `${reason} Nor could it be looked for: ${sentence(error)}`);
  }
}

function unknown({ noun, marked }: Creation, reason: string): Error {
  return new Error(
    `It is not known whether Postmark made ${noun}. ${reason} Run the command again: it takes over ${marked} ` +
      "where that is there, and makes no second one.",
  );
}

/** A request that was answered too late may have left a twin where Postmark accepts the same again. */
async function keepOne({ remove }: Creation, found: readonly Held[]): Promise<string> {
  const [kept = "", ...twins] = new Set(found.map(({ id }) => id));
  for (const id of twins) await remove(id);
  return kept;
}
