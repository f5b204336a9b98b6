import { books } from "./read-books.ts";
import type { Waiver } from "./schema.ts";

type Subject = Pick<Waiver, "rule" | "urn">;

const keyOf = ({ rule, urn }: Subject) => `${rule} ${urn}`;

/** The waivers of a book by the rule and the resource that each is about. */
export function waiversBySubject(waivers: readonly Waiver[]): (subject: Subject) => Waiver | undefined {
  const index = new Map(waivers.map((waiver) => [keyOf(waiver), waiver]));
  return (subject) => index.get(keyOf(subject));
}

/** Whether a waiver is in force on `asOf` (ISO date); the day it expires on is past its end. */
export function isInForce({ createdOn, expiresOn }: Waiver, asOf: string): boolean {
  return createdOn <= asOf && asOf < expiresOn;
}

let shipped: ReturnType<typeof waiversBySubject> | undefined;

/** Whether the shipped register waives a rule for a resource on `asOf` (ISO date). */
export function isWaived(subject: Subject, asOf: string): boolean {
  shipped ??= waiversBySubject(books().waivers.value.waivers);
  const waiver = shipped(subject);
  return waiver !== undefined && isInForce(waiver, asOf);
}
