import type { z } from "zod";

/** What a reader asks a vendor. The gate that carries it sends GET, or HEAD, and nothing else. */
export interface Question<T> {
  /** One of the reader's hosts; without it the first. */
  readonly host?: string;
  /** The path as it is recorded, as `/projects/{project}/branches`; what stands in braces comes from `at`. */
  readonly path: string;
  /** Values of the places in the path; each is encoded. */
  readonly at?: Readonly<Record<string, string>>;
  /** Recorded without values, which may name people. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Beside those of the reader's key; none of them is recorded. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The fields that may go on; everything else in the answer is dropped here. A form that does not fit answers nothing. */
  readonly answer: z.ZodType<T>;
  /** Of a refusal, the fields that may go on, such as the vendor's code for it. */
  readonly refusal?: z.ZodType<unknown>;
  /** Only some keys may ask this: a refusal of the key says nothing of what it may ask else. */
  readonly someKeysAlone?: true;
  /** Most bytes of the answer; 16 MiB without it. */
  readonly longest?: number;
}

export type Reply<T> =
  | { readonly answered: true; readonly value: T; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly answered: false;
      /** End of a sentence, in our words: `the key may not see it (403)`. */
      readonly why: string;
      /** HTTP status; absent where no answer came that can be relied on. */
      readonly status?: number;
      /** What the question's `refusal` let through. */
      readonly refusal?: unknown;
    };

/** Asks a vendor. Never throws: whatever goes wrong is a reply that answers nothing. */
export type Ask = <T>(question: Question<T>) => Promise<Reply<T>>;
