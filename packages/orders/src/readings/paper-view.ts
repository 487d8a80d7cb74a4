import { fromBase64 } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type FieldId, type FieldValues, isPersonal, type MaterialKind, maskValue } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import type { PaperReadingView, PaperStatementView } from '@beian/domain/order-fields';
import {
  comparedAt,
  comparePaper,
  outcomeLabelOf,
  type PaperComparison,
  type PaperKind,
  type PaperResult,
  type PaperState,
  type PaperStatement,
  paperResultOf,
  paperStatements,
  paperVerdicts,
  type ReadPaper,
  readingFields,
  readMaterialOf,
  type StoredPaperResult,
  statementText,
} from '@beian/domain/reading';
import type { Language } from '@beian/domain/text';
import { partnerKnowledge, readContent } from '../content/content.ts';
import { contentStamp } from '../content/content-stamp.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { findReadingsOf, type ReadingRow, readingAad, readingsSql } from './readings-sql.ts';

export interface PapersToCompare {
  readonly rows: readonly ReadingRow[];
  readonly values: FieldValues;
  readonly fieldHashes: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const openResult = (ctx: AppContext, id: string, result: string): PaperResult =>
  paperResultOf(ctx.keys.unsealJson<StoredPaperResult>(readingAad(id), fromBase64(result)));

/** The papers of an order that were read, each compared with its values where `mayCompare` allows it. */
function openPapers(
  ctx: AppContext,
  { rows, values, fieldHashes, now }: PapersToCompare,
  mayCompare: (field: FieldId) => boolean,
): ReadPaper[] {
  const read = rows.flatMap(({ material, id, paper, result }) =>
    result === null || paper === null || readMaterialOf(material, values)?.paper !== paper
      ? []
      : [{ material, paper, result: openResult(ctx, id, result) }],
  );
  if (read.length === 0) return [];
  const stamp = contentStamp(fieldHashes);
  return read.map(({ material, paper, result }) => {
    const compared = comparePaper(material, result, { values, stamp, now });
    return { material, paper, result, compared: compared.filter(({ at }) => at === undefined || mayCompare(at)) };
  });
}

async function findReadings(tx: Tx, orderId: string): Promise<ReadingRow[]> {
  const { rows } = await tx.client.query<{ readings: ReadingRow[] | null }>(
    `/* findReadings */ select ${readingsSql} as readings from app.orders o where o.id = $1`,
    [orderId],
  );
  return rows[0]?.readings ?? [];
}

const papersToCompare = (
  rows: readonly ReadingRow[],
  { base, now }: { readonly base: FieldValues; readonly now: FieldValues },
  { fieldHashes, now: at }: LoadedOrder['facts'],
): PapersToCompare => ({ rows, values: { ...base, ...now }, fieldHashes, now: Date.parse(at) });

/** The papers of one order that were read; for its partner not compared with filed values that it reads masked. */
export async function findReadPapers(
  ctx: AppContext,
  tx: Tx,
  { row, facts }: LoadedOrder,
  reader: 'desk' | 'partner',
): Promise<ReadPaper[]> {
  const rows = await findReadings(tx, row.id);
  if (rows.every(({ result }) => result === null)) return [];
  const content = await readContent(ctx, tx, row.id);
  const masked = reader === 'desk' ? [] : partnerKnowledge(row.salt, content).masked;
  return openPapers(ctx, papersToCompare(rows, content, facts), (field) => !masked.includes(field));
}

/** The papers of former content, compared with its values as the desk reads them. `hashes`: of its fields and materials. */
export async function findPapersOf(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  {
    values,
    hashes,
    now,
  }: Pick<PapersToCompare, 'values' | 'now'> & { readonly hashes: Readonly<Record<string, string>> },
): Promise<ReadPaper[]> {
  const isMaterial = ([item]: readonly [string, string]): boolean => item.startsWith('material.');
  const entries = Object.entries(hashes);
  const rows = await findReadingsOf(
    tx,
    orderId,
    entries.filter(isMaterial).map(([, hash]) => hash),
  );
  const fieldHashes = Object.fromEntries(entries.filter((entry) => !isMaterial(entry)));
  return openPapers(ctx, { rows, values, fieldHashes, now }, () => true);
}

/** Whether each paper of an order that is compared was read, is complete and agrees; null: the order has none that is compared. */
export async function findPapersAgree(ctx: AppContext, tx: Tx, { row, facts }: LoadedOrder): Promise<boolean | null> {
  const rows = await findReadings(tx, row.id);
  if (rows.length === 0) return null;
  const papers = papersToCompare(rows, await readContent(ctx, tx, row.id), facts);
  const compared = rows.filter(({ material }) => readMaterialOf(material, papers.values) !== undefined);
  if (compared.length === 0) return null;
  const complete = paperStatements(openPapers(ctx, papers, () => true)).filter(({ verdict }) => verdict === 'COMPLETE');
  return compared.every(({ material }) => complete.some((one) => one.material === material));
}

interface PaperReader {
  readonly language: Language;
  /** Fields that the order lists as items. */
  readonly listed: ReadonlySet<string>;
  /** Reads what stands on the papers unmasked: it sent them, or holds the lease. */
  readonly isClear: boolean;
  /** Whether it may know whether a paper agrees with the value of a field: a scan can be made for each guess of a masked one. */
  readonly mayCompare: (field: FieldId) => boolean;
  /** Whether any value names a natural person. */
  readonly person: boolean;
}

/** The item at which something of a material is compared: its field, if the order lists it, else the material. */
export const itemOf = (at: FieldId | undefined, material: MaterialKind, listed: ReadonlySet<string>): string =>
  at !== undefined && listed.has(at) ? at : materialKey(material);

/** What papers say at each item of an order, and whether a material was read. */
export function papersView(ctx: AppContext, papers: PapersToCompare | null, reader: PaperReader) {
  const { rows, values } = papers ?? { rows: [], values: {} };
  const opened = papers === null ? [] : openPapers(ctx, papers, reader.mayCompare);
  const statements = paperStatements(opened);
  const compared = opened.flatMap((paper) => paper.compared);
  const itemOfOne = ({ at, material }: PaperComparison): string => itemOf(at, material, reader.listed);
  /** The materials on which an item is compared. */
  const materialsOf = (item: string): MaterialKind[] =>
    rows.flatMap(({ material }) =>
      comparedAt(material, values).some((at) => itemOf(at, material, reader.listed) === item) ? [material] : [],
    );
  const statementOn = (material: MaterialKind) => statements.find((one) => one.material === material);
  return {
    readings: (item: string): PaperReadingView[] =>
      compared.filter((one) => itemOfOne(one) === item).map((one) => readingView(one, reader)),
    differs: (item: string): boolean => compared.some((one) => one.outcome === 'DIFFERS' && itemOfOne(one) === item),
    /** The materials on which it is compared and that were not read. */
    unread: (item: string): MaterialKind[] =>
      materialsOf(item).filter((material) => !opened.some((paper) => paper.material === material)),
    /** Each paper on which it is compared was read and is complete. */
    complete: (item: string): boolean =>
      materialsOf(item).every((material) => statementOn(material)?.verdict === 'COMPLETE'),
    statement: (material: MaterialKind): PaperStatementView | null => {
      const statement = statementOn(material);
      return statement === undefined ? null : statementView(statement, reader.language);
    },
    state: (material: MaterialKind): { readonly paperState: PaperState; readonly paperPlace: number | null } => {
      const row = rows.find((one) => one.material === material);
      const paper = readMaterialOf(material, values)?.paper;
      const paperState = row === undefined || paper === undefined ? 'NONE' : stateOf(ctx, row, paper);
      return { paperState, paperPlace: paperState === 'WAITING' ? (row?.queue?.place ?? null) : null };
    },
  };
}

const statementView = (statement: PaperStatement, language: Language): PaperStatementView => ({
  verdict: statement.verdict,
  verdictLabel: paperVerdicts[statement.verdict][language],
  seen: statement.seen,
  text: statementText(statement)[language],
  missing: statement.missing.map((label) => label[language]),
  doubts: statement.doubts.map(({ read, reason, material, label }) => ({
    field: read,
    fieldLabel: readingFields[read].label[language],
    reason,
    reasonLabel: label[language],
    material,
  })),
});

function stateOf(ctx: AppContext, { id, done, paper, result, queue }: ReadingRow, as: PaperKind): PaperState {
  if (queue?.isRead === true) return 'READING';
  if (queue !== null && queue.place !== null) return queue.runs ? 'WAITING' : 'NO_READER';
  if (done && result === null) return 'UNREADABLE';
  if (done && result !== null && paper === as) return openResult(ctx, id, result).unreadable ? 'UNREADABLE' : 'READ';
  return done || queue === null || queue.runs ? 'NOT_READ' : 'NO_READER';
}

function readingView(
  { read, material, outcome, turned, values, at }: PaperComparison,
  { language, isClear, person }: PaperReader,
): PaperReadingView {
  const { label } = readingFields[read];
  // What differs from a unit's open value may be anybody's, so it is masked like a personal one.
  const isOpen = isClear || (at !== undefined && outcome === 'AGREES' && !isPersonal(at, person));
  return {
    field: read,
    label: label[language],
    outcome,
    outcomeLabel: outcomeLabelOf(read, outcome)[language],
    material,
    turned,
    values: values.map(({ value, confidence, source, place, looks }) => ({
      value: isOpen ? value : maskValue(maskOf(read, at), value),
      source,
      confidence,
      place,
      looks: isOpen ? looks : [],
    })),
  };
}

/** Whose mask a read value gets; a field that is not personal is not masked. */
const maskOf = (read: PaperComparison['read'], at: FieldId | undefined): FieldId =>
  at ?? (readingFields[read].comparison === 'text' ? 'subject.principal.name' : 'website.domains');
