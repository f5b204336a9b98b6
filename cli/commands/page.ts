import type { Command } from "commander";

/** `kaitalk page`: the list of sub-processors as the stack publishes it. */
export function addPage(program: Command): void {
  program
    .command("page")
    .description("write the public list of sub-processors in every language, as the stack publishes it")
    .option("--out <folder>", "where to write it", "dist/page")
    .action(page);
}

async function page({ out }: { readonly out: string }): Promise<void> {
  const [
    { join },
    { writeFiles },
    { books },
    { contradictedCopies },
    { listFiles },
    { publishedOtherwise },
    { InputError },
  ] = await Promise.all([
    import("node:path"),
    import("../../pack/write-files.ts"),
    import("../../register/read-books.ts"),
    import("../../retention/contradicted-copies.ts"),
    import("../../infra/published-list/files.ts"),
    import("../../register/list/standing.ts"),
    import("../../register/input-error.ts"),
  ]);
  const { register, published } = books();
  const { version } = register.value;
  const problem = publishedOtherwise(register.value, published);
  if (problem !== undefined) throw InputError.at(register.place(["version"]), problem);
  const files = listFiles(books(), contradictedCopies(version));
  writeFiles(new Map(files.map(({ path, content }) => [path, content])), out, {
    noun: "published list",
    marks: ["en.xml"],
  });
  console.log(`${files.length} files of version ${version} in ${out}; open ${join(out, "en.html")}`);
  if (published.every((each) => each.version !== version))
    console.log(
      `A draft: version ${version} is not published; tell of its changes, then run: npx kaitalk register publish.`,
    );
}
