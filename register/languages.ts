/** Languages of the list and the records. Whoever writes in one has words for each of them, or does not compile. */
export const languages = ["en", "es-MX", "pt-BR"] as const;

/** Each language's name in itself. */
export const languageNames: Readonly<Record<(typeof languages)[number], string>> = {
  en: "English",
  "es-MX": "Español",
  "pt-BR": "Português",
};

/** Countries that list and records can name, ISO 3166-1 alpha-2. */
export const countries = ["BR", "MX", "US"] as const;
