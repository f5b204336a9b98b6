const mostKnown = 10_000;

/** What a search finds in a text, kept for the next rule and resource that ask: stacks say the same in many places. */
export function perText<Found>(search: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier) return earlier.found;
    const found = search(text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, { found });
    return found;
  };
}
