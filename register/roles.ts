/** Who fills what neither page nor register tells, and closes what is open. */
export const roles = ["engineering", "infrastructure", "legal", "privacy"] as const;
