import { InputError } from "../register/input-error.ts";

/** The text of a file that the engine wrote, without a byte order mark. Throws `InputError` that names another encoding. */
export function readText(bytes: Uint8Array, file: string): string {
  const encoding = otherEncoding(bytes);
  if (encoding)
    throw InputError.at(
      { file },
      `is ${encoding}, not UTF-8; PowerShell's ">" writes it so: let the command write the file itself, or save it as UTF-8.`,
    );
  return new TextDecoder("utf-8").decode(bytes);
}

function otherEncoding([first = 1, second = 1, third = 1, fourth = 1]: Uint8Array): string | undefined {
  if (first === 0x1f && second === 0x8b) return "compressed with gzip";
  const little = first === 0xff && second === 0xfe;
  if ((little && third === 0 && fourth === 0) || (first === 0 && second === 0)) return "UTF-32";
  // JSON begins with a character of one byte, so that without a mark its neighbour is empty.
  if (little || (first === 0xfe && second === 0xff) || first === 0 || second === 0) return "UTF-16";
  return undefined;
}
