/** Where this project is published: what a finding, a rule or a run points its reader to. */
export const repository = "https://github.com/kaitalk/compliance-stack";

/** A page of the project's documentation on its main branch, such as `policies/residency.md`. */
export function docsPage(path: string): string {
  return `${repository}/blob/main/docs/${path}`;
}

/** What a rule says of itself. */
export function rulePage(pack: string, rule: string): string {
  return docsPage(`policies/${pack}.md#${rule}`);
}
