/** Text of a pull request as text in GitHub's markdown: no markup, no mention, no break of a table. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replaceAll("@", "&#64;")
    .replaceAll(/\s+/g, " ");
}

/** A name or path in the type of code. */
export function code(text: string): string {
  return `\`${text.replaceAll(/[`|\s]+/g, " ")}\``;
}

/** A table; cells are markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** A part that opens on a click. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** At most `most` entries, and how many are left out. */
export function capped(entries: readonly string[], most: number): string {
  const rest = entries.length - most;
  return [...entries.slice(0, most), ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}
