import { InputError } from "../../register/input-error.ts";

/** What the published list says around the register's own texts, in one language. */
export interface Words {
  readonly title: (organisation: string) => string;
  readonly version: string;
  readonly subProcessor: string;
  readonly purpose: string;
  readonly data: string;
  readonly place: string;
  readonly dataType: string;
  readonly heldBy: string;
  readonly kept: string;
  readonly retention: string;
  readonly principles: string;
  readonly changes: string;
  /** How long before a new sub-processor customers hear of it, and where. */
  readonly notice: (period: string) => string;
  readonly previousVersions: (address: string) => string;
  readonly contact: string;
  readonly privacy: string;
  readonly request: string;
  readonly agreement: string;
  readonly policy: string;
  readonly life: string;
  readonly lifeAnd: (period: string) => string;
  readonly vendorPolicy: (vendor: string) => string;
}

const words: Readonly<Record<string, Words>> = {
  en: {
    title: (organisation) => `Sub-processors of ${organisation}`,
    version: "Version of",
    subProcessor: "Company",
    purpose: "What for",
    data: "Data",
    place: "Region",
    dataType: "Data",
    heldBy: "Companies",
    kept: "Kept for",
    retention: "How long data is kept",
    principles: "How data is protected",
    changes: "Changes",
    notice: (period) =>
      `Active business customers are told of a new company at least ${period} before it starts, at the e-mail address registered in their account, or as soon as possible where security, law or a regulator requires the change.`,
    previousVersions: (address) => `Previous versions of this list are available from ${address}.`,
    contact: "Contact",
    privacy: "Privacy",
    request: "Requests about your data",
    agreement: "Data processing agreement",
    policy: "Privacy policy",
    life: "The life of the account",
    lifeAnd: (period) => `The life of the account and ${period} after its deletion`,
    vendorPolicy: (vendor) => `According to the policy of ${vendor}`,
  },
  "es-MX": {
    title: (organisation) => `Encargados del tratamiento de ${organisation}`,
    version: "Versión del",
    subProcessor: "Empresa",
    purpose: "Finalidad",
    data: "Datos",
    place: "Región",
    dataType: "Datos",
    heldBy: "Empresas",
    kept: "Se conserva",
    retention: "Cuánto tiempo se conservan los datos",
    principles: "Cómo se protegen los datos",
    changes: "Cambios",
    notice: (period) =>
      `Los clientes empresariales activos reciben aviso de una nueva empresa al menos ${period} antes de que comience, en el correo electrónico registrado en su cuenta, o lo antes posible cuando la seguridad, la ley o una autoridad exijan el cambio.`,
    previousVersions: (address) => `Las versiones anteriores de esta lista se solicitan en ${address}.`,
    contact: "Contacto",
    privacy: "Privacidad",
    request: "Solicitudes sobre sus datos",
    agreement: "Contrato de tratamiento de datos",
    policy: "Aviso de privacidad",
    life: "Durante la vida de la cuenta",
    lifeAnd: (period) => `Durante la vida de la cuenta y ${period} después de su eliminación`,
    vendorPolicy: (vendor) => `Según la política de ${vendor}`,
  },
  "pt-BR": {
    title: (organisation) => `Suboperadores da ${organisation}`,
    version: "Versão de",
    subProcessor: "Empresa",
    purpose: "Finalidade",
    data: "Dados",
    place: "Região",
    dataType: "Dados",
    heldBy: "Empresas",
    kept: "Mantido por",
    retention: "Por quanto tempo os dados são mantidos",
    principles: "Como os dados são protegidos",
    changes: "Mudanças",
    notice: (period) =>
      `Clientes empresariais ativos são avisados de uma nova empresa pelo menos ${period} antes do início, no e-mail registrado em sua conta, ou assim que possível quando a segurança, a lei ou uma autoridade exigirem a mudança.`,
    previousVersions: (address) => `As versões anteriores desta lista podem ser pedidas em ${address}.`,
    contact: "Contato",
    privacy: "Privacidade",
    request: "Pedidos sobre seus dados",
    agreement: "Contrato de tratamento de dados",
    policy: "Política de privacidade",
    life: "Durante a vida da conta",
    lifeAnd: (period) => `Durante a vida da conta e ${period} após a sua exclusão`,
    vendorPolicy: (vendor) => `Conforme a política da ${vendor}`,
  },
};

/** Throws `InputError` for a language that the register names and nobody has written words for. */
export function wordsOf(language: string): Words {
  const found = words[language];
  if (!found)
    throw new InputError([
      `the published list is not written in "${language}"; add it to infra/published-list/words.ts.`,
    ]);
  return found;
}
