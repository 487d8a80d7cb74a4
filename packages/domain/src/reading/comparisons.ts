import { shanghaiDay } from '../calendar/shanghai.ts';
import { type FieldId, type FieldValues, listOf } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { isPerson } from '../filing/proposal.ts';
import type { PicturePoint } from '../machine-checks/measures.ts';
import { STATUTORY_SECONDS } from '../order/eta.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import {
  compareReading,
  DIFFERS_FROM,
  dayForm,
  type ReadEvidence,
  type ReadingOutcome,
  readingOutcomes,
} from './compare.ts';
import { type ReadingField, readingFields, type SeenPaper } from './fields.ts';
import { type PaperRow, readMaterialOf } from './papers.ts';

/** Where on a paper a value was read. */
export const paperSources = {
  QR: bilingual('二维码', 'QR code'),
  TEXT: bilingual('文字', 'Text'),
} as const satisfies Record<string, BilingualText>;
export type PaperSource = keyof typeof paperSources;

/** What became of reading a material; NOT_READ: it was given up, or read as another paper. */
export const paperStates = {
  NONE: bilingual('不识别', 'Not to be read'),
  WAITING: bilingual('等待识别', 'Waits to be read'),
  READING: bilingual('正在识别', 'Being read'),
  READ: bilingual('已识别', 'Read'),
  UNREADABLE: bilingual('无法辨认', 'Unreadable'),
  NO_READER: bilingual('识别服务未运行', 'No reader runs'),
  NOT_READ: bilingual('未识别', 'Not read'),
} as const satisfies Record<string, BilingualText>;
export type PaperState = keyof typeof paperStates;

/** A value that was read, with its place: four corners clockwise from the top left of the text. */
export interface PaperValue extends ReadEvidence {
  readonly field: ReadingField;
  readonly source: PaperSource;
  readonly place: readonly PicturePoint[];
}

/** What was read from a picture. `turned`: degrees by which the paper lies turned clockwise in it. */
export interface PaperResult {
  readonly turned: 0 | 90 | 180 | 270;
  /** Null: the page does not say, or it was read before this was looked at. */
  readonly paper: SeenPaper | null;
  readonly values: readonly PaperValue[];
  /** There is no text that can be read. */
  readonly unreadable: boolean;
}

/** What was stored of a picture; earlier releases stored neither what the page seems to be nor doubtful characters. */
export type StoredPaperResult = Omit<PaperResult, 'paper' | 'values'> & {
  readonly paper?: PaperResult['paper'];
  readonly values: readonly (Omit<PaperValue, 'looks'> & Partial<Pick<PaperValue, 'looks'>>)[];
};
export const paperResultOf = ({ paper = null, values, ...stored }: StoredPaperResult): PaperResult => ({
  ...stored,
  paper,
  values: values.map((value) => ({ looks: [], ...value })),
});

/** What a paper says, beside what was typed. */
export interface PaperComparison {
  /** A field of the order or, undefined, the paper's own item. */
  readonly at: FieldId | undefined;
  readonly read: ReadingField;
  /** The one field of the order that it says; undefined: it says several, or none. */
  readonly says: FieldId | undefined;
  readonly material: MaterialKind;
  readonly outcome: ReadingOutcome;
  readonly turned: PaperResult['turned'];
  readonly values: readonly PaperValue[];
  readonly ruleId: string;
}

export interface ComparedWith {
  readonly values: FieldValues;
  /** The content stamp of the order's present form. */
  readonly stamp: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Compares what was read from a material with the order's values. A field that the order leaves empty is not compared. Pure. */
export function comparePaper(material: MaterialKind, result: PaperResult, order: ComparedWith): PaperComparison[] {
  const rows = readMaterialOf(material, order.values)?.rows ?? [];
  return rows.flatMap((row): PaperComparison[] => {
    const values = result.values.filter(({ field }) => field === row.read);
    const outcome = applies(row, order.values) ? outcomeOf(row, values, result.unreadable, order) : undefined;
    if (outcome === undefined) return [];
    const { at, read, ruleId } = row;
    return [{ at, read, says: saidBy(row), material, outcome, turned: result.turned, values, ruleId }];
  });
}

/** The items at which a material of an order is compared: fields or, undefined, the paper's own; none: it is not read. Pure. */
export const comparedAt = (material: MaterialKind, values: FieldValues): (FieldId | undefined)[] =>
  (readMaterialOf(material, values)?.rows ?? []).filter((row) => applies(row, values)).map(({ at }) => at);

const applies = ({ when, ofUnits }: PaperRow, values: FieldValues): boolean =>
  (when === undefined || values[when.field] === when.code) && !(ofUnits === true && isPerson(values));

function outcomeOf(
  { read, with: what }: PaperRow,
  values: readonly ReadEvidence[],
  unreadable: boolean,
  { values: typed, stamp, now }: ComparedWith,
): ReadingOutcome | undefined {
  const compare = (text: string) => compareReading(read, text, values, unreadable);
  if (isFieldList(what)) {
    const outcomes = what
      .map((field) => listOf(typed, field).join('、'))
      .filter((text) => text !== '')
      .map(compare);
    return outcomes.find((one) => one === 'AGREES') ?? outcomes.find((one) => one !== 'DIFFERS') ?? outcomes[0];
  }
  if (what === 'INK') return inkOutcome(values, unreadable);
  if (what === 'STAMP') return compare(stamp);
  if (values.length === 0) return compare('');
  const meets =
    what === 'VALID_AT_APPROVAL' ? endsNotBefore(shanghaiDay(now + STATUTORY_SECONDS * 1000)) : endsWith(what.title);
  return values.map(meets).find((one) => one !== undefined) ?? 'UNREADABLE';
}

/** What the outcomes are called where ink is looked for. */
const inkOutcomes: Partial<Record<ReadingOutcome, BilingualText>> = {
  LOOK: bilingual('有印迹，请核对', 'Ink here, look'),
  NOT_FOUND: bilingual('未见印迹', 'No ink found here'),
};
/** Licences of 2022 on and those of sole traders print no end of the term: the licence itself is looked at, what stands on it is complete. */
export const mayLack: ReadonlySet<ReadingField> = new Set(['licence.validUntil']);
/** What the outcomes are called there, so that they do not contradict a paper that is complete. */
const lackOutcomes: Partial<Record<ReadingOutcome, BilingualText>> = {
  NOT_FOUND: bilingual('未见期限（新版执照不印）', 'None seen (newer licences print none)'),
};
export const outcomeLabelOf = (read: ReadingField, outcome: ReadingOutcome): BilingualText =>
  (readingFields[read].comparison === 'flag' ? inkOutcomes : mayLack.has(read) ? lackOutcomes : {})[outcome] ??
  readingOutcomes[outcome];

/** A signature or a seal is never said to be there or not: a printed name and a faint seal look like the other. */
function inkOutcome(values: readonly ReadEvidence[], unreadable: boolean): ReadingOutcome {
  if (values.length === 0) return unreadable ? 'UNREADABLE' : 'NOT_FOUND';
  return values.some(({ value, confidence }) => value === 'YES' || confidence < DIFFERS_FROM) ? 'LOOK' : 'NOT_FOUND';
}

const saidBy = ({ with: what }: PaperRow): FieldId | undefined =>
  isFieldList(what) && what.length === 1 ? what[0] : undefined;

const isFieldList = (what: PaperRow['with']): what is readonly FieldId[] => Array.isArray(what);

/** What is read with doubt is no evidence either way. */
const endsNotBefore =
  (approval: string) =>
  ({ value, confidence }: ReadEvidence): ReadingOutcome | undefined => {
    const day = dayForm(value);
    if (confidence < DIFFERS_FROM || !/^(\d{4}-\d{2}-\d{2}|长期)$/u.test(day)) return undefined;
    return day === '长期' || day >= approval ? 'AGREES' : 'DIFFERS';
  };
const endsWith =
  (words: readonly string[]) =>
  ({ value, confidence }: ReadEvidence): ReadingOutcome | undefined => {
    if (confidence < DIFFERS_FROM) return undefined;
    return words.some((word) => value.endsWith(word)) ? 'AGREES' : 'DIFFERS';
  };
