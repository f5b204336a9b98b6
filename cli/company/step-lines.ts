import { hanging, indented } from "../../formats/terminal/columns.ts";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { visible } from "../../register/visible.ts";
import type { Step } from "./steps.ts";

const paint = { done: "green", open: "red", gap: "yellow" } as const;

/** Every step with how it stands and what to do, and at the end the first that is open. */
export function stepLines(title: string, steps: readonly Step[], { width, colours }: Terminal): string {
  const next = steps.find(({ standing }) => standing === "open");
  return [
    ...indented(colours.bold(visible(title)), 0, width),
    ...steps.flatMap(({ what, standing, next: todo }) => [
      ...hanging(`${colours[paint[standing]](standing.padEnd(4))}  ${visible(what)}`, 2, 6, width),
      ...(standing === "done" ? [] : indented(visible(todo), 8, width)),
    ]),
    "",
    ...hanging(
      next ? `Next: ${visible(next.next)}` : "Nothing is open; gaps wait for their owners.",
      2,
      4,
      width,
    ),
  ].join("\n");
}
