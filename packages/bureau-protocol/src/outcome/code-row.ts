import type { FieldId, MaterialKind } from '@beian/domain/filing';
import type { Handling, ReasonCode } from '@beian/domain/reasons';

/**
 * `approve` and `refuse` settle the filing · `notice` reports an intermediate success and changes nothing · `technical`
 * (5xxx): the fault is in file, attachment or connection, not in the filed content · `foreign` is about a kind of
 * filing that this product does not send.
 */
export type ResultClass = 'approve' | 'refuse' | 'notice' | 'technical' | 'foreign';

/** Key of an item, or the order as a whole. */
type Place = FieldId | `material.${MaterialKind}` | 'order';
type ReasonByPlace = Readonly<Partial<Record<Place, ReasonCode>>>;

/** A result code of a filing, `Jgdm` (docs/spec/bureau-interface.md B-7). */
export interface ResultCodeRow {
  readonly class: ResultClass;
  /** The bureau's wording */
  readonly message: string;
  readonly meaning: string;
  /** Every filing of the file failed; of the codes only 5001 is documented to refer to the file (B-16.7). */
  readonly wholeFile?: true;
  /** docs/spec/rules.md R-10 */
  readonly handling?: Handling;
  /** The items that the code refers to, each with its reason of the library. */
  readonly reasons?: ReasonByPlace;
}

/** A code that refuses has a handling and reasons. */
export interface RefusingCodeRow extends ResultCodeRow {
  readonly class: 'refuse' | 'technical';
  readonly handling: Handling;
  readonly reasons: ReasonByPlace;
}

const refusing = (handling: Handling, message: string, meaning: string, reasons: ReasonByPlace): RefusingCodeRow => ({
  class: 'refuse',
  message,
  meaning,
  handling,
  reasons,
});

/** The applicant corrects the items. */
export const correct = (message: string, meaning: string, reasons: ReasonByPlace) =>
  refusing('correct', message, meaning, reasons);

/** File again unchanged. */
export const wait = (message: string, meaning: string, reason: ReasonCode = 'ORD-08') =>
  refusing('wait', message, meaning, { order: reason });

/** We correct it: data that we generate (keys, code values, the account). */
export const ours = (message: string, meaning: string, reasons: ReasonByPlace = { order: 'ORD-09' }) =>
  refusing('ours', message, meaning, reasons);

/** The accesses of a website are our data, unless the order fills in this field of them. */
export const ofAccess = (message: string, meaning: string, ...fields: (keyof ReasonByPlace)[]) =>
  ours(message, meaning, { order: 'ACC-02', ...Object.fromEntries(fields.map((field) => [field, 'ACC-03'])) });

/** What was filed for is not possible. */
export const stop = (message: string, meaning: string, reason: ReasonCode) =>
  refusing('stop', message, meaning, { order: reason });

/** File, attachment or connection is at fault. */
export const technical = (message: string, meaning: string): RefusingCodeRow => ({
  ...ours(message, meaning),
  class: 'technical',
});

/** `technical` for every filing of the file. */
export const technicalOfFile = (message: string, meaning: string): RefusingCodeRow => ({
  ...technical(message, meaning),
  wholeFile: true,
});

/** The same reason for each of several items. */
export const each = (reason: ReasonCode, ...places: Place[]): ReasonByPlace =>
  Object.fromEntries(places.map((place) => [place, reason]));

/** The same field of the subject's and of the website's principal. */
export const principals = (
  reason: ReasonCode,
  ...parts: ('name' | 'idType' | 'idNumber' | 'mobile' | 'officePhone' | 'email')[]
): ReasonByPlace =>
  each(reason, ...parts.flatMap((part) => [`subject.principal.${part}`, `website.principal.${part}`] as const));
