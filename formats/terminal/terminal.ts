import pico from "picocolors";

/** Where text goes: its width in characters and its colours, none where the output is no terminal or NO_COLOR is set. */
export interface Terminal {
  readonly width: number;
  readonly colours: ReturnType<typeof pico.createColors>;
}

const widthOfAFile = 120;

/** The terminal that this process writes to. */
export function terminal(): Terminal {
  const { isTTY, columns } = process.stdout;
  const plain = !isTTY || Boolean(process.env.NO_COLOR);
  // Some terminals do not tell their width and say 0.
  return { width: isTTY && columns > 0 ? columns : widthOfAFile, colours: pico.createColors(!plain) };
}
