import type { Command } from "commander";
import { InputError } from "../../register/input-error.ts";

/** `kaitalk page`: the list of sub-processors as the stack publishes it. */
export function addPage(program: Command): void {
  program
    .command("page")
    .description("write the public list of sub-processors in every language, as the stack publishes it")
    .option("--out <folder>", "where to write it", "dist/page")
    .action(page);
}

async function page({ out }: { readonly out: string }): Promise<void> {
  const [{ mkdirSync, writeFileSync }, { dirname, join }, { books }, { contradictedCopies }, { listFiles }] =
    await Promise.all([
      import("node:fs"),
      import("node:path"),
      import("../../register/read-books.ts"),
      import("../../retention/contradicted-copies.ts"),
      import("../../infra/published-list/files.ts"),
    ]);
  const { version } = books().register.value;
  const files = listFiles(books(), contradictedCopies(version));
  try {
    for (const { path, content } of files) {
      const file = join(out, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError([`--out ${out}: cannot be written (${code}); name a folder that you may write.`]);
  }
  console.log(`${files.length} files of version ${version} in ${out}; open ${join(out, "en.html")}`);
}
