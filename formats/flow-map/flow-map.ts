import { instance } from "@viz-js/viz";
import type { Flow, FlowEnd } from "../../register/data-flows.ts";
import type { Register } from "../../register/schema.ts";

const style = `
.flow-map text { fill: var(--ink, #1f2328); font-family: Arial, Helvetica, sans-serif; }
.flow-map .boundary > path, .flow-map .boundary > polygon { fill: var(--raised, #ffffff); stroke: var(--quiet, #5b6169); stroke-dasharray: 5 4; }
.flow-map .place > path, .flow-map .place > polygon { fill: var(--paper, #fbfaf7); stroke: var(--quiet, #5b6169); }
.flow-map .unnamed > path, .flow-map .unnamed > polygon { stroke: var(--health, #8f2d56); stroke-dasharray: 2 3; }
.flow-map .lane > path { stroke: var(--quiet, #5b6169); }
.flow-map .lane > polygon { fill: var(--quiet, #5b6169); stroke: var(--quiet, #5b6169); }
.flow-map .health > path { stroke: var(--health, #8f2d56); stroke-width: 2.6; }
.flow-map .health > polygon { fill: var(--health, #8f2d56); stroke: var(--health, #8f2d56); }
.flow-map .health text { fill: var(--health, #8f2d56); font-weight: bold; }
`;

/** The flows as an SVG of its own: dashed frames are the vendors' trust boundaries, bold lanes carry health data. */
export async function flowMapSvg(flows: readonly Flow[], register: Register): Promise<string> {
  const viz = await instance();
  const drawn = viz.renderString(dot(flows, register), { format: "svg" });
  const body = drawn
    .slice(drawn.indexOf("<g "), drawn.lastIndexOf("</svg>"))
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .replace(/<polygon fill="white"[^>]*\/>\n?/, "")
    .replace(/ id="[^"]*"| xml:space="preserve"| font-family="[^"]*"/g, "");
  const [, box = ""] = /viewBox="([^"]*)"/.exec(drawn) ?? [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow-map" role="img" viewBox="${box}" aria-labelledby="flow-map-title flow-map-desc">`,
    `<title id="flow-map-title">Where personal data flows</title>`,
    `<desc id="flow-map-desc">${flows.length} lanes between people and ${register.subProcessors.length} vendors; each number is a row of the table of flows; a line with two numbers is taken there and back.</desc>`,
    `<style>${style}</style>`,
    `${body.trim()}`,
    "</svg>\n",
  ].join("\n");
}

function dot(flows: readonly Flow[], register: Register): string {
  const ends = new Map<string, FlowEnd>();
  for (const { from, to } of flows) for (const end of [from, to]) ends.set(end.id, end);
  const clusters = register.subProcessors.map(({ id, legalName }) => {
    const inside = [...ends.values()].filter(({ subProcessor }) => subProcessor === id);
    if (inside.length === 0) return "";
    return `subgraph ${quote(`cluster_${id}`)} { class="boundary"; margin=14; label=${quote(`  ${legalName}  `)}; ${inside.map(node).join(" ")} }`;
  });
  const outside = [...ends.values()].filter(({ kind }) => kind === "people").map(node);
  const unnamed = [...ends.values()].filter(({ kind }) => kind === "unnamed").map(node);
  return `digraph {
    rankdir=LR; nodesep=0.35; ranksep=1.1;
    graph [fontname="Arial", fontsize=12, style=rounded];
    node [fontname="Arial", fontsize=13, shape=box, style="rounded", margin="0.3,0.13"];
    edge [fontname="Arial", fontsize=12, arrowsize=0.75];
    { rank=min; ${outside.join(" ")} }
    ${unnamed.join(" ")}
    ${clusters.join("\n")}
    ${bothWays(flows).map(edge).join("\n")}
  }`;
}

function node({ id, label, kind, region }: FlowEnd): string {
  const text = kind === "unnamed" ? `${label}\nnamed by nobody` : region ? `${label}\n${region}` : label;
  return `${quote(id)} [class=${quote(kind === "unnamed" ? "place unnamed" : "place")}, label=${quote(text)}];`;
}

/** A lane, or two that lead there and back and are drawn as one line. */
type Line = readonly [Flow] | readonly [there: Flow, back: Flow];

export function bothWays(flows: readonly Flow[]): Line[] {
  const back = (flow: Flow) => flows.find(({ from, to }) => from.id === flow.to.id && to.id === flow.from.id);
  return flows.flatMap((flow): Line[] => {
    const other = back(flow);
    if (other === undefined) return [[flow]];
    return other.number < flow.number ? [] : [[flow, other]];
  });
}

function edge(line: Line): string {
  const [{ from, to }] = line;
  const isHealth = line.some(({ healthData }) => healthData);
  const numbers = line.map(({ number }) => number).join(" / ");
  const label = isHealth ? ` ${numbers} PHI ` : ` ${numbers} `;
  const heads = line.length === 2 ? ", dir=both" : "";
  return `${quote(from.id)} -> ${quote(to.id)} [class="lane${isHealth ? " health" : ""}", label=${quote(label)}${heads}];`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
