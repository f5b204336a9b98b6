/**
 * Modules of other rooms that the program may import, what it is declared from and what declares it, each with what it
 * sees of them; null for everything. What reads a file that somebody names is not for the program.
 */
const modules: Readonly<Record<string, readonly string[] | null>> = {
  "register/clauses.ts": null,
  "register/digest.ts": null,
  "register/input-error.ts": null,
  "register/languages.ts": null,
  "register/read-books.ts": ["books"],
  "register/list/archive.ts": null,
  "register/list/cells.ts": null,
  "register/list/document.ts": ["listJsonSchema"],
  "register/list/frame.ts": null,
  "register/list/words.ts": null,
  "register/list/write-document.ts": null,
  "retention/buckets.ts": null,
  "retention/contradicted-copies.ts": null,
  "retention/solve.ts": null,
  "purge/read-table-map.ts": ["tableMap"],
  ...Object.fromEntries(
    ["neon", "postmark", "render", "stripe", "twilio"].map((vendor) => [
      `vendors/${vendor}/binding.ts`,
      null,
    ]),
  ),
};

/** What of the SDK declares resources. The rest tells an engine from this plan, or reaches past both. */
const sdk: readonly string[] = [
  ..."ComponentResource CustomResource ProviderResource Resource mergeOptions".split(" "),
  ..."Output all concat interpolate jsonParse jsonStringify output secret unknown unsecret".split(" "),
  ..."Config ResourceError RunError getProject getStack log".split(" "),
];

/** The same of its module `runtime`. */
export const sdkRuntime: readonly string[] = ["allConfig", "isDryRun"];

/** Modules of the SDK's packages that hold the class of a resource or a provider. */
const classes =
  /^@pulumi\/(?:cloudflare|random|aws)\/(?!config\/|types\/|(?:\w+\/)?(?:index|utilities)\.js$)[\w/]+\.js$/;

/** Whether a file of the repository, named from its root, may be imported by the program. */
export function isShared(file: string): boolean {
  return file.startsWith("infra/") || Object.hasOwn(modules, file);
}

/** Whether the program may import what is no file of the repository, as its specifier says. */
export function isLibrary(specifier: string): boolean {
  return specifier === "@pulumi/pulumi" || classes.test(specifier);
}

/** What the program sees of a module that is not its own, a file named from the root or a library by its specifier. */
export function seenOf(module: string): readonly string[] | null {
  return module === "@pulumi/pulumi" ? sdk : (modules[module] ?? null);
}
