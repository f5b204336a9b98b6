import { sha256 } from "./canonical-json.ts";
import type { Context, SourceFile } from "./context.ts";

/** A file, or a folder as one digest over its `sha256sum` listing. */
interface Input {
  readonly path: string;
  readonly sha256: string;
  /** How many files the digest stands for. */
  readonly files: number;
}

/** What every generated file says of itself, where its format has a place for it. */
export interface Provenance {
  readonly generator: string;
  readonly version: string;
  readonly commit: string;
  readonly workTree: Context["workTree"];
  readonly command: string;
  readonly time: string;
  readonly inputs: readonly Input[];
}

/** Provenance shared by all files of one run; each file adds its own count of rows. */
export function provenanceOf(context: Context): Provenance {
  const { generator, commit, workTree, command, time, sources } = context;
  return {
    generator: generator.name,
    version: generator.version,
    commit,
    workTree,
    command,
    time,
    inputs: inputsOf(sources),
  };
}

/** The listing that `sha256sum -c` checks from the root of a checkout. */
export function sourceListing(sources: readonly SourceFile[]): string {
  return sources.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join("");
}

/** The files of the register and at the top stand by themselves; each room of code is one input. */
function inputsOf(sources: readonly SourceFile[]): Input[] {
  const groups = Map.groupBy(sources, ({ path }) => (isData(path) ? path : `${path.split("/", 1)[0]}/`));
  return [...groups].map(([path, files]) => {
    const [only] = files;
    const digest = only && only.path === path ? only.sha256 : sha256(sourceListing(files));
    return { path, sha256: digest, files: files.length };
  });
}

function isData(path: string): boolean {
  return !path.includes("/") || (path.startsWith("register/") && path.endsWith(".yaml"));
}
