import type { NoticeWords } from "./words.ts";

export const esMX: NoticeWords = {
  subject: (organisation, date) =>
    `Cambio en la lista de subencargados de ${organisation} a partir del ${date}`,
  opening: (organisation, date) =>
    `A partir del ${date}, la lista de empresas que tratan datos por cuenta de ${organisation} cambia como sigue:`,
  exception: {
    security: "La seguridad exige este cambio, por lo que surte efecto sin el plazo de aviso habitual.",
    legal: "La ley exige este cambio, por lo que surte efecto sin el plazo de aviso habitual.",
    regulatory: "Una autoridad exige este cambio, por lo que surte efecto sin el plazo de aviso habitual.",
  },
  newCompany: (name) => `Nueva empresa: ${name}`,
  removedCompany: (name) => `${name} deja de tratar datos`,
  kind: {
    purpose: "Finalidad",
    data: "Datos",
    region: "Región",
    holder: "En poder de",
    period: "Se conserva",
    promise: "Compromiso",
    other: "Cambio",
  },
  changed: (now, before) => `${now} (hasta ahora: ${before})`,
  gone: (before) => `se retira: ${before}`,
  place: (role, service, region) => `${region} (${role} con ${service})`,
  placeRole: {
    storage: "almacenamiento",
    compute: "cómputo",
    transit: "tránsito",
    processing: "tratamiento",
  },
  contact: (address) => `Si tiene preguntas o desea oponerse, escriba a ${address}.`,
  why: (organisation) =>
    `Recibe este mensaje porque esta dirección está registrada en su cuenta de ${organisation}. No es publicidad.`,
};
