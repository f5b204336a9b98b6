const contents = new WeakMap<Confidential, string>();

/**
 * A value that a reader had to fetch and that must not be written down, as that of an environment variable. It can be
 * compared with what the program declares, and says nothing else: printed, serialized or inspected it is `[secret]`.
 */
export class Confidential {
  constructor(value: string) {
    contents.set(this, value);
  }

  is(declared: string): boolean {
    return contents.get(this) === declared;
  }

  /** The value, for one who has made sure that it may be written down. */
  plain(): string {
    return contents.get(this) ?? "";
  }

  toJSON(): string {
    return "[secret]";
  }

  toString(): string {
    return "[secret]";
  }
}
