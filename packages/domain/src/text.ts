/** One sentence or label in both languages of the product; zh is the first language, en is complete. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** `text(zh, en)` keeps tables readable. */
export const text = (zh: string, en: string): Text => ({ zh, en });

/** Fills `{name}` places; an unknown place stays as written so that a mistake is seen. */
export function fill(template: Text, values: Readonly<Record<string, string | number>>): Text {
  const one = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  return { zh: one(template.zh), en: one(template.en) };
}
