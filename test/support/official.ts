import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A package that carries a vendor's own description of its API. It is read here and is no dependency. */
export interface OfficialPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the archive, as the registry states it. */
  readonly integrity: string;
  /** What is unpacked of it. */
  readonly files: readonly string[];
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/official/", import.meta.url));
/** A run at home asks no registry unless it is told to. */
const mayAsk = Boolean(process.env.CI || process.env.KAITALK_OFFICIAL);

/** The folder of the unpacked package; a reason where it cannot be had. */
export function official({
  name,
  version,
  integrity,
  files,
}: OfficialPackage): { folder: string } | { why: string } {
  const folder = join(cache, `${name.replaceAll("/", "+")}-${version}`);
  if (existsSync(folder)) return { folder };
  if (!mayAsk) return { why: `needs npm's ${name} ${version}; KAITALK_OFFICIAL=1 lets the test fetch it` };
  const fetched = `${folder}.${process.pid}`;
  mkdirSync(fetched, { recursive: true });
  try {
    const [archive] = JSON.parse(
      execFileSync(
        "npm",
        [
          "pack",
          `${name}@${version}`,
          "--json",
          "--ignore-scripts",
          "--prefer-offline",
          "--fetch-retries=0",
          "--pack-destination",
          fetched,
        ],
        {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
          timeout: 60_000,
          // It lists every file of the archive.
          maxBuffer: 64 * 1024 * 1024,
        },
      ),
    ) as [{ filename: string }];
    const file = join(fetched, archive.filename.replace("@", "").replace("/", "-"));
    const digest = createHash("sha512").update(readFileSync(file)).digest("base64");
    if (`sha512-${digest}` !== integrity)
      throw new Error(`${name} ${version} is not the archive that is known`);
    execFileSync("tar", [
      "-xzf",
      file,
      "-C",
      fetched,
      "--strip-components=1",
      ...files.map((path) => `package/${path}`),
    ]);
    rmSync(file);
    renameSync(fetched, folder);
    return { folder };
  } catch (error) {
    rmSync(fetched, { recursive: true, force: true });
    if (error instanceof Error && error.message.includes("not the archive")) throw error;
    return { why: `npm could not fetch ${name} ${version}` };
  }
}

/** The folder of a Go module's source, from the module cache or the proxy; a reason where it cannot be had. */
export function officialModule(path: string, version: string): { folder: string } | { why: string } {
  if (!mayAsk)
    return { why: `needs the Go module ${path} ${version}; KAITALK_OFFICIAL=1 lets the test fetch it` };
  try {
    const answer = execFileSync("go", ["mod", "download", "-json", `${path}@${version}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 120_000,
      cwd: fileURLToPath(new URL("../", import.meta.url)),
      env: { ...process.env, GOFLAGS: "-mod=mod" },
    });
    return { folder: (JSON.parse(answer) as { Dir: string }).Dir };
  } catch {
    return { why: `go could not fetch ${path} ${version}` };
  }
}
