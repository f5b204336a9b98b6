import type { NoticeWords } from "./words.ts";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

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
  place: (role, service, region) => `${role} con ${service}, ${region}`,
  noRegion: "sin región fija",
  role: {
    storage: "almacenamiento",
    compute: "cómputo",
    transit: "tránsito",
    processing: "tratamiento",
    "in-flight": "en tránsito durante la llamada",
    delivery: "entrega",
    stored: "almacenado",
  },
  form: { hash: "como hash", "encrypted-field": "cifrado campo por campo", plain: "" },
  days: counted("día", "días"),
  hours: counted("hora", "horas"),
  minutes: counted("minuto", "minutos"),
  after: {
    creation: (period) => period,
    "account-deletion": (period) => `durante la vida de la cuenta y ${period} después de su eliminación`,
  },
  vendorPolicy: "según la política de la propia empresa",
  contact: (address) => `Si tiene preguntas o desea oponerse, escriba a ${address}.`,
  why: (organisation) =>
    `Recibe este mensaje porque esta dirección está registrada en su cuenta de ${organisation}. No es publicidad.`,
};
