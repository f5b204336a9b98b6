import { createHash, randomUUID } from "node:crypto";
import { Failure } from "../register/failure.ts";
import { InputError } from "../register/input-error.ts";
import type { NoticeDraft } from "./draft.ts";
import type { Journal } from "./journal.ts";
import { type Answer, batchSize, type MailService } from "./mail-service.ts";
import type { Recipient } from "./recipients.ts";

export interface Sending {
  readonly draft: NoticeDraft;
  readonly recipients: readonly Recipient[];
  readonly journal: Journal;
  readonly mail: MailService;
  /** Seconds after which Postmark's search shows what it had accepted of a call that ended without an answer. */
  readonly settle: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Throws once another process may send the same notice. */
  readonly alone: () => Promise<void>;
  readonly onProgress?: (accepted: number) => void;
}

/** complete: everybody who can be reached was. Otherwise how many are left, and why it ended. */
export type Sent =
  | { readonly outcome: "complete"; readonly unreachable: number }
  | { readonly outcome: "incomplete"; readonly left: number; readonly why: string };

/** Calls without an answer in a row after which to wait and ask rather than go on. */
const unansweredInARow = 3;
/** Rounds in a row that may bring nothing new before the run ends. */
const idleRounds = 3;

/**
 * Sends a notice to everybody who has not got it. There is no idempotency key, so each call is written down first, and
 * whoever may have got it is asked for at Postmark before anything is sent to them again: nobody gets it twice, wherever
 * the process dies. Throws `InputError` where the journal is of another text, or lost.
 */
export async function sendNotice(sending: Sending): Promise<Sent> {
  const { recipients, journal } = sending;
  await begin(sending);
  let told = -1;
  for (let idle = 0; ; ) {
    await settleUncertain(sending);
    const { accepted, unreachable } = journal.standing;
    const open = recipients.filter(({ key }) => !accepted.has(key) && !unreachable.has(key));
    if (open.length === 0)
      return {
        outcome: "complete",
        unreachable: recipients.filter(({ key }) => unreachable.has(key)).length,
      };
    const known = accepted.size + unreachable.size;
    idle = known > told ? 0 : idle + 1;
    told = known;
    if (idle >= idleRounds) return incomplete(sending, "Postmark gave no usable answer");
    const refusal = await sendTo(open, sending);
    if (refusal !== undefined) return incomplete(sending, refusal);
  }
}

/** Batch by batch, until calls stay without an answer; why nothing more can be sent, where Postmark says so. */
async function sendTo(
  open: readonly Recipient[],
  { draft, journal, mail, alone, onProgress }: Sending,
): Promise<string | undefined> {
  let unanswered = 0;
  for (let start = 0; start < open.length && unanswered < unansweredInARow; start += batchSize) {
    await alone();
    const batch = {
      id: randomUUID(),
      change: draft.change,
      recipients: open.slice(start, start + batchSize),
    };
    const keys = batch.recipients.map(({ key }) => key);
    journal.append({ event: "intent", at: now(), batch: batch.id, recipients: keys });
    const answer = await mail.send(batch, draft.texts);
    unanswered = answer.outcome === "unknown" ? unanswered + 1 : 0;
    const refusal = record(journal, batch.id, answer);
    onProgress?.(journal.standing.accepted.size);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

async function begin({ draft, journal, mail, alone }: Sending): Promise<void> {
  await alone();
  const { begun } = journal.standing;
  const { change, version, list } = draft;
  const text = digestOfTexts(draft);
  if (begun) {
    if (begun.change !== change || begun.version !== version || begun.list !== list || begun.text !== text)
      throw new InputError([
        `notice ${change}: some customers were told another text or version; restore register and words as they were, or withdraw the change and propose it anew.`,
      ]);
    return;
  }
  if ((await asked(() => mail.countOf(change))) > 0)
    throw new InputError([
      `notice ${change}: Postmark holds messages of it that this journal does not know; restore the journal with which they were sent.`,
    ]);
  journal.append({ event: "begun", at: now(), change, version, list, text });
}

async function settleUncertain({ draft, journal, mail, settle, sleep, alone }: Sending): Promise<void> {
  const batches = [...journal.standing.uncertain];
  if (batches.length === 0) return;
  const wait = async () => {
    await sleep(settle * 1000);
    await alone();
  };
  await wait();
  for (const [batch, recipients] of batches) {
    const known = new Set(recipients);
    const ask = async () => {
      const found = await asked(() => mail.acceptedOf(batch, draft.change));
      return found.filter(({ recipient }) => known.has(recipient));
    };
    let accepted = await ask();
    // A search that is still being filled shows a part; only one that stands still is believed.
    for (let before = -1; accepted.length < known.size && accepted.length > before; ) {
      before = accepted.length;
      await wait();
      accepted = await ask();
    }
    journal.append({ event: "settled", at: now(), batch, by: "search", accepted, unreachable: [] });
  }
}

/** Writes down what an answer says; why nothing more can be sent, where it says so. */
function record(journal: Journal, batch: string, answer: Answer): string | undefined {
  if (answer.outcome === "unknown") return undefined;
  const settled = { event: "settled" as const, at: now(), batch };
  if (answer.outcome === "refused") {
    journal.append({ ...settled, by: "refusal", accepted: [], unreachable: [] });
    return answer.status === 429
      ? "Postmark kept answering 429, too many requests; run the command again later"
      : `Postmark refused the batch (${answer.status}, code ${answer.code}); correct the token, the sender or the stream`;
  }
  const { accepted, unreachable, refusals } = answer;
  journal.append({ ...settled, by: "answer", accepted, unreachable });
  if (refusals.length === 0) return undefined;
  return `Postmark refused ${refusals.length} messages (code ${[...new Set(refusals)].join(", ")}); correct the sender, the stream or the account`;
}

function incomplete({ recipients, journal }: Sending, why: string): Sent {
  const { accepted, unreachable } = journal.standing;
  const left = recipients.filter(({ key }) => !accepted.has(key) && !unreachable.has(key)).length;
  return { outcome: "incomplete", left, why };
}

/** Whatever Postmark says there may name an address. */
async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch {
    throw new Failure(
      "Postmark's message search gave no answer to rely on, and without it nothing may be sent again; run the command again later.",
    );
  }
}

function digestOfTexts({ texts }: NoticeDraft): string {
  const sorted = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

function now(): string {
  return new Date().toISOString();
}
