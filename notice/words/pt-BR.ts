import type { NoticeWords } from "./words.ts";

export const ptBR: NoticeWords = {
  subject: (organisation, date) => `Mudança na lista de suboperadores da ${organisation} a partir de ${date}`,
  opening: (organisation, date) =>
    `A partir de ${date}, a lista de empresas que tratam dados em nome da ${organisation} muda da seguinte forma:`,
  exception: {
    security: "A segurança exige esta mudança, que por isso vale sem o prazo habitual de aviso.",
    legal: "A lei exige esta mudança, que por isso vale sem o prazo habitual de aviso.",
    regulatory: "Uma autoridade exige esta mudança, que por isso vale sem o prazo habitual de aviso.",
  },
  newCompany: (name) => `Nova empresa: ${name}`,
  removedCompany: (name) => `${name} deixa de tratar dados`,
  kind: {
    purpose: "Finalidade",
    data: "Dados",
    region: "Região",
    holder: "Em poder de",
    period: "Mantido por",
    promise: "Compromisso",
    other: "Mudança",
  },
  changed: (now, before) => `${now} (até agora: ${before})`,
  gone: (before) => `deixa de valer: ${before}`,
  place: (role, service, region) => `${region} (${role} com ${service})`,
  placeRole: {
    storage: "armazenamento",
    compute: "computação",
    transit: "trânsito",
    processing: "tratamento",
  },
  contact: (address) => `Se tiver perguntas ou quiser se opor, escreva para ${address}.`,
  why: (organisation) =>
    `Você recebe esta mensagem porque este endereço está registrado na sua conta da ${organisation}. Não é publicidade.`,
};
