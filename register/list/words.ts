import type { languages } from "../languages.ts";
import { remembered } from "../remembered.ts";
import type { RetentionClause } from "../schema.ts";
import type { FactKind } from "./facts.ts";

type Holder = RetentionClause["holders"][number];

export type ListLanguage = (typeof languages)[number];

/** What the published list says around the register's own texts, in one language. */
export interface Words {
  readonly title: (organisation: string) => string;
  readonly version: string;
  readonly languages: string;
  readonly company: string;
  readonly purpose: string;
  readonly data: string;
  readonly place: string;
  readonly heldBy: string;
  readonly kept: string;
  readonly companies: string;
  readonly retention: string;
  readonly safeguards: string;
  readonly changes: string;
  readonly contact: string;
  readonly versions: string;
  readonly firstVersion: string;
  readonly unchanged: string;
  readonly otherForms: string;
  readonly noRegion: string;
  /** How long before a new sub-processor customers hear of it, and where. */
  readonly notice: (period: string, hasExceptions: boolean) => string;
  readonly agreementFor: (whom: readonly string[]) => string;
  readonly contacts: Readonly<Record<string, string>>;
  readonly life: string;
  readonly lifeAnd: (period: string) => string;
  readonly byDefault: (period: string) => string;
  readonly byVendor: string;
  readonly vendorPolicy: (vendors: readonly string[]) => string;
  readonly oneTime: string;
  readonly rawDiscarded: (hash: string) => string;
  readonly notCollected: string;
  /** How a company that does not store holds the data, by the register's role. */
  readonly roles: Readonly<Record<Exclude<Holder["role"], "stored">, string>>;
  /** How a company that stores holds the data, by the register's form. */
  readonly forms: Readonly<Record<Holder["form"], string>>;
  readonly qualifiers: Readonly<Record<RetentionClause["qualifiers"][number], string>>;
  /**
   * What a promise rests on, by what shows it; null: the declared infrastructure. It claims nothing: whether an agreement
   * is signed or a setting made is for the judgement to say.
   */
  readonly proofs: Readonly<
    Record<"configuration" | "code" | "account" | "paper" | "statement", string | null>
  >;
  readonly only: (means: readonly string[]) => string;
  readonly beside: (means: readonly string[]) => string;
  readonly keepsLonger: (company: string, period: string) => string;
  readonly kinds: Readonly<Record<FactKind, string>>;
  readonly absent: string;
}

/** What programs get the list as; the names are the same in every language. */
export const programForms = { data: "JSON", schema: "JSON Schema", feed: "Atom" } as const;

const and = (language: string, parts: readonly string[]) => formatOf(language).format(parts);

const formatOf = remembered((language) => new Intl.ListFormat(language, { type: "conjunction" }));

export const listWords: Readonly<Record<ListLanguage, Words>> = {
  en: {
    title: (organisation) => `Sub-processors of ${organisation}`,
    version: "Version of",
    languages: "Languages",
    company: "Company",
    purpose: "What for",
    data: "Data",
    place: "Region",
    heldBy: "Companies",
    kept: "Kept for",
    companies: "Companies",
    retention: "How long data is kept",
    safeguards: "How data is protected",
    changes: "Changes to this list",
    contact: "Contact",
    versions: "Versions of this list",
    firstVersion: "First recorded version",
    unchanged: "What the list says did not change",
    otherForms: "This list for programs",
    noRegion: "none promised",
    notice: (period, hasExceptions) =>
      `Active business customers hear of a new sub-processor at least ${period} before it is added, at the email address registered in their account${hasExceptions ? "; where security, law or a regulator requires the change, at the earliest opportunity" : ""}.`,
    agreementFor: (whom) => `A signed data processing agreement is available to ${and("en", whom)}.`,
    contacts: {
      privacy: "Privacy contact",
      dsr: "Requests of data subjects",
      dpa: "Data processing agreement",
      privacyPolicy: "Privacy policy",
    },
    life: "The life of the account",
    lifeAnd: (period) => `The life of the account and ${period} after its deletion`,
    byDefault: (period) => `${period} by default`,
    byVendor: "by the company's own policy",
    vendorPolicy: (vendors) => `According to the retention policy of ${and("en", vendors)}`,
    oneTime: "works once and is then deleted",
    rawDiscarded: (hash) => `raw values are discarded at once, only ${hash} hashes are kept`,
    notCollected: "card data is never stored by KAITALK",
    roles: { "in-flight": "in flight", transit: "in transit", delivery: "delivery" },
    forms: {
      plain: "stored",
      "encrypted-field": "stored, health data encrypted field by field",
      hash: "only as a hash",
    },
    qualifiers: {
      default: "by default",
      "one-time": "works once and is then deleted",
      "raw-value-discarded-at-once": "raw values are discarded at once",
    },
    proofs: {
      configuration: null,
      code: "on the application",
      account: "on settings in the company's account",
      paper: "on agreements",
      statement: "on what the company itself states",
    },
    only: (means) => `Rests ${and("en", means)}; infrastructure alone does not show it.`,
    beside: (means) => `Rests in part ${and("en", means)}.`,
    keepsLonger: (company, period) =>
      `${company} does not keep to this: by its own documentation it holds a copy for ${period}.`,
    kinds: {
      company: "company",
      purpose: "purpose",
      "data-category": "data",
      host: "host",
      region: "region",
      holder: "held by",
      period: "kept for",
      qualifier: "condition",
      statement: "promise",
      requirement: "promised value",
      "notice-period": "notice",
      "notice-exception": "exception to the notice",
      currency: "currency",
      contact: "contact",
    },
    absent: "none",
  },
  "es-MX": {
    title: (organisation) => `Subencargados de ${organisation}`,
    version: "Versión del",
    languages: "Idiomas",
    company: "Empresa",
    purpose: "Finalidad",
    data: "Datos",
    place: "Región",
    heldBy: "Empresas",
    kept: "Se conserva",
    companies: "Empresas",
    retention: "Cuánto tiempo se conservan los datos",
    safeguards: "Cómo se protegen los datos",
    changes: "Cambios a esta lista",
    contact: "Contacto",
    versions: "Versiones de esta lista",
    firstVersion: "Primera versión registrada",
    unchanged: "Lo que dice la lista no cambió",
    otherForms: "Esta lista para programas",
    noRegion: "ninguna prometida",
    notice: (period, hasExceptions) =>
      `Los clientes empresariales activos reciben aviso de un nuevo subencargado al menos ${period} antes de su incorporación, en el correo electrónico registrado en su cuenta${hasExceptions ? "; cuando la seguridad, la ley o una autoridad exijan el cambio, lo antes posible" : ""}.`,
    agreementFor: (whom) =>
      `Se ofrece un contrato de encargo del tratamiento firmado a ${and("es-MX", whom)}.`,
    contacts: {
      privacy: "Contacto de privacidad",
      dsr: "Solicitudes de derechos ARCO",
      dpa: "Contrato de encargo del tratamiento",
      privacyPolicy: "Aviso de privacidad",
    },
    life: "Durante la vigencia de la cuenta",
    lifeAnd: (period) => `Durante la vigencia de la cuenta y ${period} después de su supresión`,
    byDefault: (period) => `${period} de forma predeterminada`,
    byVendor: "según la política de la propia empresa",
    vendorPolicy: (vendors) => `Según la política de conservación de ${and("es-MX", vendors)}`,
    oneTime: "sirve una sola vez y después se suprime",
    rawDiscarded: (hash) =>
      `los valores originales se descartan de inmediato, solo se conservan hashes ${hash}`,
    notCollected: "KAITALK nunca almacena ningún dato de tarjeta",
    roles: {
      "in-flight": "durante la transmisión",
      transit: "en tránsito",
      delivery: "entrega",
    },
    forms: {
      plain: "almacenado",
      "encrypted-field": "almacenado, con los datos de salud cifrados campo por campo",
      hash: "solo como hash",
    },
    qualifiers: {
      default: "de forma predeterminada",
      "one-time": "sirve una sola vez y después se suprime",
      "raw-value-discarded-at-once": "los valores originales se descartan de inmediato",
    },
    proofs: {
      configuration: null,
      code: "de la aplicación",
      account: "de la configuración de la cuenta con la empresa",
      paper: "de contratos",
      statement: "de lo que declara la propia empresa",
    },
    only: (means) => `Depende ${and("es-MX", means)}; la infraestructura por sí sola no lo demuestra.`,
    beside: (means) => `Depende en parte ${and("es-MX", means)}.`,
    keepsLonger: (company, period) =>
      `${company} no lo cumple: según su propia documentación, guarda una copia durante ${period}.`,
    kinds: {
      company: "empresa",
      purpose: "finalidad",
      "data-category": "datos",
      host: "servidor",
      region: "región",
      holder: "en poder de",
      period: "conservación",
      qualifier: "condición",
      statement: "compromiso",
      requirement: "valor prometido",
      "notice-period": "aviso",
      "notice-exception": "excepción al aviso",
      currency: "moneda",
      contact: "contacto",
    },
    absent: "ninguno",
  },
  "pt-BR": {
    title: (organisation) => `Suboperadores da ${organisation}`,
    version: "Versão de",
    languages: "Idiomas",
    company: "Empresa",
    purpose: "Finalidade",
    data: "Dados",
    place: "Região",
    heldBy: "Empresas",
    kept: "Mantido por",
    companies: "Empresas",
    retention: "Por quanto tempo os dados são mantidos",
    safeguards: "Como os dados são protegidos",
    changes: "Mudanças nesta lista",
    contact: "Contato",
    versions: "Versões desta lista",
    firstVersion: "Primeira versão registrada",
    unchanged: "O que a lista diz não mudou",
    otherForms: "Esta lista para programas",
    noRegion: "nenhuma prometida",
    notice: (period, hasExceptions) =>
      `Os clientes empresariais ativos são avisados de um novo suboperador pelo menos ${period} antes da inclusão, no e-mail cadastrado em sua conta${hasExceptions ? "; quando a segurança, a lei ou uma autoridade exigir a mudança, assim que possível" : ""}.`,
    agreementFor: (whom) =>
      `Um contrato de tratamento de dados assinado é oferecido a ${and("pt-BR", whom)}.`,
    contacts: {
      privacy: "Contato de privacidade",
      dsr: "Requisições dos titulares",
      dpa: "Contrato de tratamento de dados",
      privacyPolicy: "Política de privacidade",
    },
    life: "Durante a vigência da conta",
    lifeAnd: (period) => `Durante a vigência da conta e ${period} após a sua eliminação`,
    byDefault: (period) => `${period} por padrão`,
    byVendor: "conforme a política da própria empresa",
    vendorPolicy: (vendors) => `Conforme a política de retenção da ${and("pt-BR", vendors)}`,
    oneTime: "serve uma única vez e depois é eliminado",
    rawDiscarded: (hash) =>
      `os valores originais são descartados imediatamente, somente hashes ${hash} são mantidos`,
    notCollected: "nenhum dado de cartão é armazenado pela KAITALK",
    roles: {
      "in-flight": "durante a transmissão",
      transit: "em trânsito",
      delivery: "entrega",
    },
    forms: {
      plain: "armazenado",
      "encrypted-field": "armazenado, com os dados de saúde criptografados campo a campo",
      hash: "somente como hash",
    },
    qualifiers: {
      default: "por padrão",
      "one-time": "serve uma única vez e depois é eliminado",
      "raw-value-discarded-at-once": "os valores originais são descartados imediatamente",
    },
    proofs: {
      configuration: null,
      code: "da aplicação",
      account: "da configuração da conta com a empresa",
      paper: "de contratos",
      statement: "do que a própria empresa declara",
    },
    only: (means) => `Depende ${and("pt-BR", means)}; a infraestrutura sozinha não o demonstra.`,
    beside: (means) => `Depende em parte ${and("pt-BR", means)}.`,
    keepsLonger: (company, period) =>
      `A ${company} não cumpre isso: conforme sua própria documentação, mantém uma cópia por ${period}.`,
    kinds: {
      company: "empresa",
      purpose: "finalidade",
      "data-category": "dados",
      host: "servidor",
      region: "região",
      holder: "em poder de",
      period: "retenção",
      qualifier: "condição",
      statement: "compromisso",
      requirement: "valor prometido",
      "notice-period": "aviso",
      "notice-exception": "exceção ao aviso",
      currency: "moeda",
      contact: "contato",
    },
    absent: "nenhum",
  },
};
