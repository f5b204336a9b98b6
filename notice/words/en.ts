import type { NoticeWords } from "./words.ts";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const en: NoticeWords = {
  subject: (organisation, date) => `Change to ${organisation}'s list of sub-processors from ${date}`,
  opening: (organisation, date) =>
    `From ${date}, the list of companies that process data on behalf of ${organisation} changes as follows:`,
  exception: {
    security: "Security requires this change, so it takes effect without the usual notice period.",
    legal: "The law requires this change, so it takes effect without the usual notice period.",
    regulatory: "A regulator requires this change, so it takes effect without the usual notice period.",
  },
  newCompany: (name) => `New company: ${name}`,
  removedCompany: (name) => `${name} no longer processes data`,
  kind: {
    purpose: "What for",
    data: "Data",
    region: "Region",
    holder: "Held by",
    period: "Kept for",
    promise: "Promise",
    other: "Change",
  },
  changed: (now, before) => `${now} (until now: ${before})`,
  gone: (before) => `no longer: ${before}`,
  place: (role, service, region) => `${role} by ${service}, ${region}`,
  noRegion: "no fixed region",
  role: {
    storage: "storage",
    compute: "computing",
    transit: "transit",
    processing: "processing",
    "in-flight": "in transit during the call",
    delivery: "delivery",
    stored: "stored",
  },
  form: { hash: "as a hash", "encrypted-field": "encrypted field by field", plain: "" },
  days: counted("day", "days"),
  hours: counted("hour", "hours"),
  minutes: counted("minute", "minutes"),
  after: {
    creation: (period) => period,
    "account-deletion": (period) => `the life of the account and ${period} after its deletion`,
  },
  vendorPolicy: "according to the company's own policy",
  contact: (address) => `If you have questions or wish to object, write to ${address}.`,
  why: (organisation) =>
    `You receive this message because this address is registered in your account with ${organisation}. It is not advertising.`,
};
