import { type Subject, Unverified } from "./subject.ts";

/** Whether a value can be read before its resource exists. */
export function isKnown(subject: Subject, path: string): boolean {
  try {
    subject.read(path);
    return true;
  } catch (error) {
    if (error instanceof Unverified) return false;
    throw error;
  }
}
