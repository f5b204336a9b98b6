/** An OSCAL token for a name that people chose: `LFPDPPP (2010)` → `lfpdppp-2010`. */
export function tokenOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join("-");
  return /^\p{L}/u.test(joined) ? joined : `_${joined}`;
}

/** The id of the part of a control that states what is promised or demanded. */
export function statementId(control: string): string {
  return `${control}_smt`;
}

/** The id of the part of a control that says what an assessment determines. */
export function objectiveId(control: string): string {
  return `${control}_obj`;
}
