import { type FieldValues, fieldIds, isPerson, isPersonal, listOf, maskValue } from '@beian/domain/filing';

/** Masks each personal value of these contents in a text, the longest first; values in `clear` stay unmasked. */
export function textMask(
  contents: readonly FieldValues[],
  clear: ReadonlySet<string> = new Set(),
): (text: string) => string {
  const person = contents.some(isPerson);
  const found = contents.flatMap((values) =>
    fieldIds
      // The end of an ID's validity identifies nobody and may be an ordinary word.
      .filter((id) => isPersonal(id, person) && !id.endsWith('.idValidUntil'))
      .flatMap((id) =>
        listOf(values, id).flatMap((value) => [value, ...value.split(';')].map((one) => [id, one] as const)),
      ),
  );
  // Masking values of one character would destroy the text.
  const values = found
    .filter(([, value]) => value.length > 1 && !clear.has(value))
    .sort(([, a], [, b]) => b.length - a.length);
  return (text) => values.reduce((read, [id, value]) => read.replaceAll(value, maskValue(id, value)), text);
}
