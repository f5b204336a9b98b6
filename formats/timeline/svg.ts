import { escapeMarkup } from "../markup/escape.ts";

/** A piece of SVG, written as text. */
export type Svg = string;

/** An element with its attributes in the order given; numbers keep two decimals, so that a picture is the same everywhere. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Svg[]
): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(inSvg(value))}"`);
  const open = `<${name}${written.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

function inSvg(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}
