import { readdirSync, readFileSync } from "node:fs";

/** Inputs of an interface by name, each as the text of its type. */
type Members = ReadonlyMap<string, string>;

const packages = new URL("../../node_modules/@pulumi/", import.meta.url);
const nested = new Map<string, Map<string, Members>>();

/**
 * Every plain value that the SDK of a Pulumi package takes for a resource or provider, as a path: `[]` for an item of
 * a list, `{}` for an entry of a map. Read from the declarations that the package ships.
 */
export function sdkInputs(token: string): string[] {
  const [head = "", module = "", name = ""] = token.split(":");
  const [pkg, className] = head === "pulumi" ? [name, "Provider"] : [head, name];
  const folder = /^(\w+)\//.exec(module)?.[1];
  const path = folder && folder !== "index" ? `${pkg}/${folder}/` : `${pkg}/`;
  const args = readInterfaces(declaration(path, className)).get(`${className}Args`);
  if (!args) throw new Error(`@pulumi/${pkg} declares no ${className}Args.`);
  return below(pkg, args, "");
}

/** File names differ in case from the class, as r2bucket.d.ts of R2Bucket. */
function declaration(folder: string, className: string): URL {
  const files = readdirSync(new URL(folder, packages));
  const file = files.find((name) => name.toLowerCase() === `${className.toLowerCase()}.d.ts`);
  return new URL(`${folder}${file}`, packages);
}

function below(pkg: string, members: Members, at: string): string[] {
  return [...members].flatMap(([name, type]) => places(pkg, type, at ? `${at}.${name}` : name));
}

function places(pkg: string, type: string, at: string): string[] {
  const list = /\[\](?=[ |>]|$)/.test(type) ? "[]" : "";
  const map = /\[key: string\]/.test(type) ? ".{}" : "";
  const place = at + map + list;
  const reference = /inputs\.([\w.]+)/.exec(type)?.[1]?.split(".").at(-1);
  const members = reference && interfacesOf(pkg).get(reference);
  return members ? below(pkg, members, place) : [place];
}

function interfacesOf(pkg: string): Map<string, Members> {
  const known = nested.get(pkg) ?? readInterfaces(new URL(`${pkg}/types/input.d.ts`, packages));
  nested.set(pkg, known);
  return known;
}

function readInterfaces(file: URL): Map<string, Members> {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const found = [...text.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\s*\}(?=\n)/g)];
  return new Map(found.map(([, name = "", body = ""]) => [name, readMembers(body)]));
}

function readMembers(body: string): Members {
  const members = [...body.matchAll(/^ +"?([\w]+)"?\??: ((?:[^;{]|\{[^}]*\})*);$/gm)];
  return new Map(members.map(([, name = "", type = ""]) => [name, type]));
}
