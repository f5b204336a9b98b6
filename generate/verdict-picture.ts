import pico from "picocolors";
import { escapeMarkup } from "../formats/markup/escape.ts";
import { report } from "../formats/terminal/report.ts";
import type { Assessment } from "../judge/assessment.ts";

const line = 19;
const character = 8.43;
const margin = 20;
const width = 112;

/** Graphic rendition codes that the terminal uses → the class that draws them. 22 and 39 end one. */
const classes: Readonly<Record<string, string>> = { 1: "b", 2: "d", 31: "r", 32: "g", 33: "y" };

/** What `npm start` prints, as SVG. */
export function verdictPicture(assessment: Assessment): string {
  const terminal = { width, colours: pico.createColors(true) };
  const lines = report(assessment, { all: false, options: "" }, terminal).split("\n");
  const [w, h] = [Math.ceil(width * character + 2 * margin), lines.length * line + 2 * margin];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="t">
<title id="t">What npm start prints</title>
<style>
rect { fill: #14171c } text { fill: #d7dae0; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre }
.b { font-weight: 700; fill: #fff } .d { fill: #8b93a1 } .g { fill: #6fcf87 } .y { fill: #e5c07b } .r { fill: #f07178 }
</style>
<rect width="${w}" height="${h}" rx="8"/>
${lines.map((text, index) => textLine(text, margin + 14 + index * line)).join("\n")}
</svg>
`;
}

function textLine(text: string, y: number): string {
  return `<text x="${margin}" y="${y}" xml:space="preserve">${spans(text)}</text>`;
}

function spans(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals speak in control characters.
  return text.split(/(\x1b\[\d+m)/).reduce((drawn, part) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the same.
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) return drawn + escapeMarkup(part);
    const name = classes[code];
    return drawn + (name ? `<tspan class="${name}">` : "</tspan>");
  }, "");
}
