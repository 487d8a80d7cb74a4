import type { FormatName } from '../checks/formats.ts';
import type { FieldGroup } from '../order-names/kinds/field-groups.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import type { PersonPart } from './person-parts.ts';

/** Masks of personal values, by what stays visible. */
export type MaskName = 'ends' | 'endsOfEach' | 'allButLastFour' | 'mailDomain';
export type IdentifierKind = 'idNumber' | 'mobile' | 'email';

/**
 * The field catalogue 字段 (docs/spec/rules.md R-4): one row per field that an order may fill in. A value is a text or a list of
 * texts; codes are decimal texts.
 */
export interface FieldRow {
  readonly label: BilingualText;
  readonly group: FieldGroup;
  readonly shape: 'text' | 'list';
  /** Encrypted at rest, masked on screens, never in snapshots, events, jobs or logs. */
  readonly personal: boolean;
  /** How a personal value is masked (mask.ts); undefined: all but its first character. */
  readonly mask?: MaskName;
  /** A data subject is found by it: an ID number, a mobile or a mail address. */
  readonly identifies?: IdentifierKind;
  /** Whose personal value it is, where the group is nobody's (`personOfGroup` in person-parts.ts). */
  readonly person?: PersonPart;
  /** Personal only if the subject is a person: a unit's name and addresses are public. */
  readonly openForUnits?: true;
  readonly required: boolean;
  /** The shape of each of its texts (checks/formats.ts). */
  readonly format: FormatName;
  /** Another shape while another field has one of these codes; the first row that applies. For a value that the order sets. */
  readonly formatWhen?: readonly FormatCondition[];
  /** Maximum length in characters (docs/spec/bureau-interface.md B-8.1). */
  readonly max: number;
  /** Its label where the service is an app 移动互联网应用程序; null: only websites have it. */
  readonly app?: BilingualText | null;
  /** Not part of the report: required by the rules and stored only here. */
  readonly ours?: true;
  /** Its meaning is judged, which no machine check does: never passed together with others (docs/spec/desk.md D-verdicts). */
  readonly judged?: true;
  /** Stored and reported as the hex text of its MD5: the value itself is kept nowhere (docs/spec/bureau-interface.md B-8). */
  readonly digest?: 'md5';
}

export interface FormatCondition {
  /** The name of a field: a row cannot name the type that it is part of. */
  readonly field: string;
  readonly codes: readonly string[];
  readonly format: FormatName;
}

/** 居民身份证. */
export const RESIDENT_ID = '2';
