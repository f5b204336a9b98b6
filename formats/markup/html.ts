import { escapeMarkup } from "./escape.ts";

/** Markup that is safe to insert as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Fragment = Html | string | number | null | undefined | false | readonly Fragment[];

/** Markup in which every inserted text is escaped; markup and lists of it are inserted as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return new Html(
    strings.reduce((text, part, index) => `${text}${part}${markup(values[index] ?? null)}`, ""),
  );
}

function markup(value: Fragment): string {
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "object") return value.map(markup).join("");
  return escapeMarkup(String(value));
}
