const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What markup reads as its own, what XML has no place for, and what steers a terminal or turns the direction of reading. */
const unsafe = /[&<>"']|(?![\t\n\r])\p{Cc}|\p{Cs}|[\u{fffe}\u{ffff}]|[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/** Text for a place between tags or in an attribute, of HTML, SVG and XML alike. Other characters stand as `\u{1b}`. */
export function escapeMarkup(text: string): string {
  return text.replace(
    unsafe,
    (character) => entities[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
