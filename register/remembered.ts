/** What `make` makes of a few texts, made once for the same ones: a formatter of Intl costs more to make than to use. */
export function remembered<Key extends readonly string[], Made>(
  make: (...key: Key) => Made,
): (...key: Key) => Made {
  const known = new Map<string, Made>();
  return (...key) => {
    const name = key.join("\n");
    const made = known.get(name) ?? make(...key);
    known.set(name, made);
    return made;
  };
}
