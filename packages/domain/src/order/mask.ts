import { type FieldId, fieldRow } from './fields.ts';

const HIDDEN = '*';
/** Up to here, showing both ends would show nearly all: only the first character stays. */
const SHORT = 7;

const characters = (value: string): string[] => [...value];

/** `head` and `tail` characters stay. What is shorter than would leave four hidden keeps its first character alone. */
const ends = (head: number, tail: number) => (value: string) => {
  const all = characters(value);
  return all.length - head - tail < 4 ? firstOnly(value) : keep(all, head, tail);
};

const keep = (all: readonly string[], head: number, tail: number): string =>
  all.slice(0, head).join('') + HIDDEN.repeat(all.length - head - tail) + all.slice(all.length - tail).join('');

/** 王**; a single character is hidden too, and never less than one star stands. */
const firstOnly = (value: string): string => {
  const all = characters(value);
  return all.length <= 1 ? HIDDEN : keep(all, 1, 0);
};

/** First character, and the domain, which says whose server it is and not who. */
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

/** How each kind of personal value is masked, by the last part of its field; what is not here is masked as a name. */
const masks: Readonly<Record<string, (value: string) => string>> = {
  mobile: severally(ends(3, 4)),
  emergencyPhone: ends(3, 4),
  idNumber: ends(3, 4),
  certificateNumber: ends(3, 4),
  officePhone: severally(withoutLastFour),
  email: severally(maskEmail),
};

/** Whether a value is somebody's: of a field that is personal, unless it is a unit's own name or address. */
export const isPersonal = (field: FieldId, ofPerson: boolean): boolean =>
  fieldRow(field).personal && (ofPerson || fieldRow(field).openForUnits !== true);

/**
 * A personal value as screens show it before somebody has the right to see it: 138****0000, 王**, l***@shop.example,
 * 0571-8888****. The length stays where it is no secret. The answer never holds the whole value, and of a value of 7
 * characters or fewer no more than the first. Values of fields that are not personal come back as they are.
 */
export function maskValue(field: FieldId, value: string): string {
  if (!fieldRow(field).personal || value === '') return value;
  const mask = masks[field.slice(field.lastIndexOf('.') + 1)] ?? firstOnly;
  return characters(value).length <= SHORT ? firstOnly(value) : mask(value);
}
