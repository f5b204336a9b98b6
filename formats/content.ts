/** What a file holds: text, bytes, or text in pieces that are made one after the other. No piece ends inside a line. */
export type Content = string | Uint8Array | Iterable<string>;

/** Pieces shorter than this are put together, because each one costs a call of the operating system. */
const pieceLength = 1 << 16;

export function* piecesOf(content: Content): Generator<string | Uint8Array> {
  if (typeof content === "string" || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let waiting = "";
  for (const piece of content) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

/** The content in one piece. */
export function wholeOf(content: Content): string | Uint8Array {
  return typeof content === "string" || content instanceof Uint8Array ? content : [...content].join("");
}
