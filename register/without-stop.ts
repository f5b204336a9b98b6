/** A sentence to go on with: without the stop at its end. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
