import { execFileSync } from "node:child_process";
import { copyFileSync, lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { InputError } from "../register/input-error.ts";
import { makeFolder } from "../register/make-folder.ts";

/** What a proposal may bring along: the program and the stack's configuration. Everything that judges stays. */
const isProgram = (path: string) =>
  path.startsWith("infra/") || /^Pulumi(\.[\w-]+)?\.(ya?ml|json)$/i.test(path);

/**
 * A copy of the trusted checkout in which the program and the stack's configuration are the proposal's. Uses the trusted
 * checkout's modules, so nothing that the proposal installs runs. The caller removes it. Throws `InputError` where the
 * proposal holds a link or a special file in place of a file of its program.
 */
export function treeOfBoth(trusted: string, proposal: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-gate-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const path of trackedFiles(trusted).filter((each) => !isProgram(each))) put(trusted, folder, path);
    for (const path of programFiles(proposal)) put(proposal, folder, path);
    symlinkSync(join(trusted, "node_modules"), join(folder, "node_modules"), "dir");
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

function trackedFiles(folder: string): string[] {
  const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return listing.split("\0").filter(Boolean);
}

function programFiles(proposal: string): string[] {
  const top = readdirSync(proposal).filter(isProgram);
  return [...top, ...filesBelow(proposal, "infra")];
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return lstatSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}

function put(from: string, to: string, path: string): void {
  if (!lstatSync(join(from, path)).isFile())
    throw new InputError([`${path}: is no plain file; the program is judged from plain files alone.`]);
  makeFolder(dirname(join(to, path)));
  copyFileSync(join(from, path), join(to, path));
}
