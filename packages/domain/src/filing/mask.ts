import type { MaskName } from './field-row.ts';
import { type FieldId, fieldRow } from './fields.ts';

const HIDDEN = '*';
/**
 * Up to this length only the first character is shown, because showing both ends would reveal nearly the whole value.
 */
const SHORT = 7;

const characters = (value: string): string[] => [...value];

/**
 * Shows `head` and `tail` characters. If fewer than four characters would be hidden, only the first character is shown.
 */
const ends = (head: number, tail: number) => (value: string) => {
  const all = characters(value);
  return all.length - head - tail < 4 ? firstOnly(value) : keep(all, head, tail);
};

const keep = (all: readonly string[], head: number, tail: number): string =>
  all.slice(0, head).join('') + HIDDEN.repeat(all.length - head - tail) + all.slice(all.length - tail).join('');

/** 王**; a single character is hidden too, and at least one star is shown. */
const firstOnly = (value: string): string => {
  const all = characters(value);
  return all.length <= 1 ? HIDDEN : keep(all, 1, 0);
};

/** Shows the first character and the domain, which names the mail server but not the person. */
const maskEmail = (value: string): string => {
  const [local = '', host, ...more] = value.split('@');
  const [first, ...rest] = characters(local);
  return host === undefined || more.length > 0 || rest.length === 0 ? firstOnly(value) : `${first}***@${host}`;
};

const severally = (mask: (part: string) => string) => (value: string) => value.split(';').map(mask).join(';');

const withoutLastFour = (value: string): string => {
  const all = characters(value);
  return all.length <= SHORT ? firstOnly(value) : keep(all, all.length - 4, 0);
};

const masks: Readonly<Record<MaskName, (value: string) => string>> = {
  ends: ends(3, 4),
  endsOfEach: severally(ends(3, 4)),
  allButLastFour: severally(withoutLastFour),
  mailDomain: severally(maskEmail),
};

/** Whether a value is personal: its field is personal, and it is not a unit's own name or address. */
export const isPersonal = (field: FieldId, ofPerson: boolean): boolean =>
  fieldRow(field).personal && (ofPerson || fieldRow(field).openForUnits !== true);

/**
 * A personal value as shown to a viewer without the right to see it: 138****0000, 王**, l***@shop.example,
 * 0571-8888****. The length is kept where it is not secret. The result never contains the whole value; for a value of 7
 * characters or fewer at most the first one. Values of other fields are returned unchanged.
 */
export function maskValue(field: FieldId, value: string): string {
  const { personal, mask } = fieldRow(field);
  if (!personal || value === '') return value;
  return mask === undefined ? firstOnly(value) : maskBy(mask, value);
}

/** The same of a value that is no field's, such as an address of a channel. */
export const maskBy = (mask: MaskName, value: string): string =>
  characters(value).length <= SHORT ? firstOnly(value) : masks[mask](value);
