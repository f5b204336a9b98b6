/** What the URN of a resource says. */
export interface Urn {
  readonly stack: string;
  readonly project: string;
  /** The types of the parents before it, divided by `$`, and its own: `kaitalk:infra:Email$postmark:index:Server`. */
  readonly qualifiedType: string;
  readonly type: string;
  readonly name: string;
}

const head = "urn:pulumi:";

/** The parts of `urn:pulumi:prod::kaitalk::a$b::name`; empty where the text lacks them. A name may hold `::` itself. */
export function readUrn(urn: string): Urn {
  const [first = "", project = "", qualifiedType = "", ...name] = urn.split("::");
  return {
    stack: first.startsWith(head) ? first.slice(head.length) : "",
    project,
    qualifiedType,
    type: qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1),
    name: name.join("::"),
  };
}

/** `Server inbound` of a URN: the last word of its type, and its name. */
export function shortName(urn: string): string {
  const { type, name } = readUrn(urn);
  return `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
}

/** The URN of the provider in a reference to it, `urn:pulumi:…::name::id`. */
export function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}
