import type { en } from "./en.ts";

export type WordId = keyof typeof en;

/** The fixed wordings in one language. A missing or misspelt key does not compile. */
export type Words = Readonly<Record<WordId, string>>;
