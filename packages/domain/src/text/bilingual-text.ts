/** A sentence or label in both languages of the product; zh is the primary language, en is complete. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof BilingualText;

export const bilingual = (zh: string, en: string): BilingualText => ({ zh, en });

/** A text as it was stored, perhaps before `language` was added: then in English, otherwise in Chinese. */
export const storedTextIn = (stored: Partial<BilingualText>, language: Language): string =>
  stored[language] ?? stored.en ?? stored.zh ?? '';

/** Fills `{name}` placeholders; an unknown placeholder stays in the text so that the mistake is visible. */
export function fillTemplate(
  template: BilingualText,
  values: Readonly<Record<string, string | number>>,
): BilingualText {
  const fillOne = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  return { zh: fillOne(template.zh), en: fillOne(template.en) };
}

/** The same with values that are texts themselves: each language gets its own. */
export function fillBilingual(template: BilingualText, values: Readonly<Record<string, BilingualText>>): BilingualText {
  const fillOne = (language: Language) =>
    fillTemplate(template, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]])))[
      language
    ];
  return { zh: fillOne('zh'), en: fillOne('en') };
}
