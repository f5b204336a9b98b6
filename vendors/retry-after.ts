/**
 * Milliseconds that an answer asks to be left alone, in seconds or as a date by the sender's own clock, else by ours
 * (`now`, milliseconds since the epoch); 0 without a word. Source: RFC 9110, 10.2.3.
 */
export function retryAfter(
  header: (name: "retry-after" | "date") => string | null | undefined,
  now: number,
): number {
  const told = header("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(told)) return Number(told) * 1_000;
  const theirs = Date.parse(header("date") ?? "");
  const until = Date.parse(told);
  return Number.isNaN(until) ? 0 : Math.max(0, until - (Number.isNaN(theirs) ? now : theirs));
}
