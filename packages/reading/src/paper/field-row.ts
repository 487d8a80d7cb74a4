import type { ReadingField } from '@beian/domain/reading';

/** How a field is found on its paper and what its text is. */
export interface FieldRow {
  readonly field: ReadingField;
  /** Printed before the value, or above it, without spaces; the longest that fits is taken. Empty: `pattern` alone finds it. */
  readonly labels: readonly string[];
  /** Whether the value may go on in the lines below, stands there alone, or stands in lines around the height of its label. */
  readonly lines: 'one' | 'many' | 'below' | 'around';
  /** What of the text is the value; global. */
  readonly pattern: RegExp;
  /** Which of several matches: the first, the last, or all, joined by 、 */
  readonly takes?: 'last' | 'all';
  /** How the value looks where its label was not found. */
  readonly anywhere?: RegExp;
  /** The value of the matched text; undefined: none. */
  readonly value?: (text: string) => string | undefined;
  /**
   * A check character that fits makes a value surer, one that does not fit makes it doubtful. Nothing is corrected. `text`: what the value was
   * taken from.
   */
  readonly check?: (value: string, text: string) => boolean;
  /** A value of another form is doubtful. */
  readonly form?: RegExp;
}
