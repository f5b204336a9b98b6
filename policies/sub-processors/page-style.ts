/** Values under which text stays as visible as it was. */
const visible = {
  any: () => true,
  opaque: (value: string) =>
    !/transparent|\/|(?:rgb|hsl)a|color\(|color-mix|#(?:[\da-f]{4}|[\da-f]{8})\b/i.test(value),
  /** A length at which a reader still sees something; `0` of nothing. */
  size: (value: string) =>
    value.split(/[\s/]+/).every((part) => {
      const [, number, unit = ""] = /^(-?[\d.]+)([a-z%]*)$/i.exec(part) ?? [];
      return number === undefined ? !/\(|^-/.test(part) : Number(number) >= (smallest[unit] ?? Infinity);
    }),
  notNegative: (value: string) => !/-[\d.]|-\w*\(/.test(value),
  above: (least: number) => (value: string) => Number(value) >= least,
  among: (words: string) => (value: string) => words.split(" ").includes(value),
} as const;
const smallest: Readonly<Record<string, number>> = {
  "": 0.8,
  px: 6,
  pt: 5,
  em: 0.5,
  rem: 0.5,
  ch: 1,
  "%": 50,
  vw: 50,
};

/** What a style may say of a cell or around one; everything else may take it out of sight. */
const harmless: readonly (readonly [properties: RegExp, values: (value: string) => boolean])[] = [
  [
    /^(box-sizing|font-(family|weight|style|variant.*|feature-settings)|line-break|text-(align|transform|wrap|underline-offset|rendering)|white-space|word-break|overflow-wrap|hyphens|vertical-align|list-style.*|border.*|outline.*|box-shadow|background(-color)?|cursor|(row-|column-)?gap|flex-(wrap|direction)|(align|justify)-(items|content)|(page-)?break-.*|orphans|widows|color-scheme|table-layout|caption-side|quotes|tab-size|print-color-adjust|content)$/,
    visible.any,
  ],
  [/^(color|--.*)$/, visible.opaque],
  [/^(font|font-size|line-height|(max-)?width|(max-)?height)$/, visible.size],
  [/^(margin|padding)(-.*)?$|^min-(width|height)$|^(letter|word)-spacing$/, visible.notNegative],
  [/^opacity$/, visible.above(0.5)],
  [
    /^display$/,
    visible.among(
      "block inline inline-block flex inline-flex grid list-item flow-root table table-row table-cell table-row-group table-header-group",
    ),
  ],
  [/^overflow(-[xy])?$/, visible.among("auto scroll visible")],
  [/^position$/, visible.among("static relative sticky")],
  [/^text-decoration$/, (value) => !/line-through/.test(value)],
];

/**
 * Selectors of a page's own style that may take out of sight what stands around or at a cell; `around` names those
 * elements as selectors do. A selector reaches a cell where all that its last part names is among them.
 */
export function hidingSelectors(html: string, around: ReadonlySet<string>): string[] {
  const rules = stylesOf(html).flatMap((style) => [...style.matchAll(/([^{};]+)\{([^{}]*)\}/g)]);
  return rules
    .filter(([, , declarations = ""]) => declarationsOf(declarations).some(mayHide))
    .flatMap(([, selectors = ""]) => selectors.split(",").map((selector) => selector.trim()))
    .filter((selector) => {
      const last = selector.split(/[\s>+~]+/).at(-1) ?? "";
      const names = last.replace(/\[[^\]]*\]|::?[\w-]+(\([^)]*\))?/g, "").match(/[.#]?[\w-]+/g) ?? [];
      return !last.includes("::") && !last.startsWith("@") && names.every((name) => around.has(name));
    });
}

/** What a style puts on the page of its own: text, and rules from elsewhere. The label of a column is an attribute. */
export function writtenByStyle(style: string): string[] {
  const texts = declarationsOf(style.replace(/[{}]/g, ";"))
    .filter(([property]) => property === "content")
    .map(([, value]) => value)
    .filter((value) => value !== "attr(data-label)" && value !== "none" && value !== "normal");
  return [...texts, ...(style.match(/@import[^;]*/gi) ?? [])];
}

function stylesOf(html: string): string[] {
  return [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)].map(([, style = ""]) =>
    style.replace(/\/\*[\s\S]*?\*\//g, " "),
  );
}

function declarationsOf(text: string): (readonly [property: string, value: string])[] {
  return [...text.matchAll(/([\w-]+)\s*:\s*((?:[^;"']|"[^"]*"|'[^']*')*)/g)].map(
    ([, property = "", value = ""]) => [
      property.toLowerCase(),
      value.replace(/\s*!\s*important\s*$/i, "").trim(),
    ],
  );
}

function mayHide([property, value]: readonly [string, string]): boolean {
  return !harmless.some(([properties, isVisible]) => properties.test(property) && isVisible(value));
}
