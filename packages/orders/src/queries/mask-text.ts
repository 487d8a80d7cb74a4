import { type FieldValues, fieldIds, isPerson, isPersonal, listOf, maskValue } from '@beian/domain';

/** Masks each personal value of these contents in a text, the longest first; `clear` are values that may stand as they are. */
export function textMask(
  contents: readonly FieldValues[],
  clear: ReadonlySet<string> = new Set(),
): (text: string) => string {
  const person = contents.some(isPerson);
  const found = contents.flatMap((values) =>
    fieldIds
      // The end of a validity names nobody, and may be a plain word.
      .filter((id) => isPersonal(id, person) && !id.endsWith('.idValidUntil'))
      .flatMap((id) =>
        listOf(values, id).flatMap((value) => [value, ...value.split(';')].map((one) => [id, one] as const)),
      ),
  );
  // Of one character no text could be kept.
  const values = found
    .filter(([, value]) => value.length > 1 && !clear.has(value))
    .sort(([, a], [, b]) => b.length - a.length);
  return (text) => values.reduce((read, [id, value]) => read.replaceAll(value, maskValue(id, value)), text);
}
