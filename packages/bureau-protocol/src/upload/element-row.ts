import type { BilingualText } from '@beian/domain/text';

/** Rule of one element: type and bounds of the schema, and when a report must contain it. */
export interface ElementRule {
  /**
   * `text`: bounds are characters · `code`: bounds are values · `id`: a positive signed 64-bit number as digits · `ip`:
   * a dotted address, sent as a number
   */
  readonly type: 'text' | 'code' | 'id' | 'ip';
  readonly min: number;
  readonly max: number;
  /** `unit`: only if the subject is not a person (the schema cannot express it) */
  readonly requiredFor: 'always' | 'unit' | 'optional';
  readonly pattern?: RegExp;
  /** Values must be unique within the report, or within each of its websites. */
  readonly unique?: 'report' | 'website';
}

/** A row of the element table: our path, the last part of the tag path, the label, the rule. */
export interface ElementRow extends ElementRule {
  readonly tag: string;
  readonly field: string;
  readonly label: BilingualText;
}

/** A row with the value of one report. Ids, codes and addresses are in the format that is sent. */
export interface FilledElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly row: ElementRow;
  readonly value: string | undefined;
}

/** A block with its content. `website`: the website that the block describes, as the report names it. */
export interface FilledBlock {
  readonly kind: 'block';
  readonly tag: string;
  readonly children: readonly FilledNode[];
  readonly website?: string;
}

/** A list with fewer or more entries than the schema allows. */
export interface FilledGap {
  readonly kind: 'gap';
  readonly tag: string;
  readonly field: string;
  readonly label: BilingualText;
  readonly fault: 'MISSING' | 'TOO_MANY';
}

/** The place of the attachments, which are no rows of the table. */
export interface FilledAttachments {
  readonly kind: 'attachments';
  readonly tag: 'Fj';
}

export type FilledNode = FilledElement | FilledBlock | FilledGap | FilledAttachments;

/** A part of the table, for values of type T. */
export type ElementMapper<T> = (value: T) => readonly FilledNode[];

type Value = string | number | undefined;

const filled = (row: ElementRow, value: Value): FilledElement => ({
  kind: 'element',
  tag: row.tag,
  row,
  value: value === undefined || value === '' ? undefined : String(value),
});

export function element<T>(
  tag: string,
  field: string,
  label: BilingualText,
  rule: ElementRule,
  read: (value: T) => Value,
): ElementMapper<T> {
  const row: ElementRow = { tag, field, label, ...rule };
  return (value) => [filled(row, read(value))];
}

/** One element per entry of a list of codes; at least one, at most `most`. */
export function codeElements<T>(
  tag: string,
  field: string,
  label: BilingualText,
  rule: ElementRule,
  maxEntries: number,
  read: (value: T) => readonly number[],
): ElementMapper<T> {
  const row: ElementRow = { tag, field, label, ...rule };
  return (value) =>
    withinBounds(
      tag,
      field,
      label,
      maxEntries,
      read(value).map((code) => filled(row, code)),
    );
}

/** A block that occurs once. */
export function block<T>(tag: string, ...parts: readonly ElementMapper<T>[]): ElementMapper<T> {
  return (value) => [{ kind: 'block', tag, children: parts.flatMap((part) => part(value)) }];
}

/** A block that occurs once per entry; at least one. */
export function repeatedBlock<T, U>(
  tag: string,
  field: string,
  label: BilingualText,
  read: (value: T) => readonly U[],
  ...parts: readonly ElementMapper<U>[]
): ElementMapper<T> {
  return (value) =>
    withinBounds(
      tag,
      field,
      label,
      Number.POSITIVE_INFINITY,
      read(value).map(
        (entry): FilledBlock => ({
          kind: 'block',
          tag,
          children: parts.flatMap((part) => part(entry)),
        }),
      ),
    );
}

function withinBounds(
  tag: string,
  field: string,
  label: BilingualText,
  maxEntries: number,
  entries: readonly FilledNode[],
): readonly FilledNode[] {
  if (entries.length === 0) return [{ kind: 'gap', tag, field, label, fault: 'MISSING' }];
  return entries.length > maxEntries ? [...entries, { kind: 'gap', tag, field, label, fault: 'TOO_MANY' }] : entries;
}
