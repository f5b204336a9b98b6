import type { NoticeWords } from "./words.ts";

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
  place: (role, service, region) => `${region} (${role} by ${service})`,
  placeRole: {
    storage: "storage",
    compute: "computing",
    transit: "transit",
    processing: "processing",
  },
  contact: (address) => `If you have questions or wish to object, write to ${address}.`,
  why: (organisation) =>
    `You receive this message because this address is registered in your account with ${organisation}. It is not advertising.`,
};
