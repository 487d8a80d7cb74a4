/** One sentence or label in both languages of the product; zh is the first language, en is complete. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof BilingualText;

/** `text(zh, en)` keeps tables readable. */
export const bilingual = (zh: string, en: string): BilingualText => ({ zh, en });

/** Fills `{name}` places; an unknown place stays as written so that a mistake is seen. */
export function fillTemplate(
  template: BilingualText,
  values: Readonly<Record<string, string | number>>,
): BilingualText {
  const fillOne = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  return { zh: fillOne(template.zh), en: fillOne(template.en) };
}
