/** A text as it goes on inside a list: in lower case where its first word is a word and no name. */
export function inLowerCase(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}*(?!\p{L}))/u, (letter) => letter.toLowerCase());
}
