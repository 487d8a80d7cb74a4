import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { Finding } from '../checks/finding.ts';
import { type CodeList, codesOf, codeTable, findCode, labelOfCode } from './code-lists.ts';

/** A code as a bureau's table (JCDM) has it. */
export interface PublishedCode {
  /** What the bureau calls it; null: it gave no name. */
  readonly name: string | null;
  readonly valid: boolean;
}

/** Tables whose codes a field holds. Regions 区域 come from bureaus alone. */
export type PublishedList = CodeList | 'REGION';
/** What bureaus have published of their code tables; a list that is not here has not come. */
export type PublishedCodes = { readonly [L in PublishedList]?: Readonly<Record<string, PublishedCode>> };

/** Of one province: Beijing, which has few, has 17 cities and counties. */
const FEWEST_REGIONS = 10;

/**
 * Whether a code that a table does not hold can be called unknown. A file may be an increment (bureau-interface.md §9.10),
 * so a table counts as whole once it has half as many rows as our own list.
 */
function isWhole(list: PublishedList, rows: Readonly<Record<string, PublishedCode>>): boolean {
  const fewest = list === 'REGION' ? FEWEST_REGIONS : codesOf(list).length / 2;
  return Object.keys(rows).length >= fewest;
}

const TABLE_RULE = 'FMT-CODE, JCDM';
/** A finding that a bureau's code table made. */
export const isTableRule = (ruleId: string): boolean => ruleId.startsWith(TABLE_RULE);

const refusedAs = (list: PublishedList): number => (list === 'REGION' ? 1019 : codeTable(list).refusedAs);

/**
 * What the bureau's own table says of a code. Nothing: it has not come, or holds the code as valid. What the bureau has
 * on record stands although its table says otherwise: it is a person's to look at.
 */
export function checkPublishedCode(
  list: PublishedList,
  code: string,
  registered: readonly string[],
  published: PublishedCodes,
): Finding[] {
  const rows = published[list];
  if (rows === undefined) return [];
  const row = Object.hasOwn(rows, code) ? rows[code] : undefined;
  const isUnknown = row === undefined && isWhole(list, rows);
  if (!isUnknown && row?.valid !== false) return [];
  const onRecord = registered.includes(code);
  if (onRecord && row === undefined) return [];
  return [
    {
      ruleId: `${TABLE_RULE}, code ${refusedAs(list)}`,
      outcome: onRecord ? 'warn' : 'fail',
      message: isUnknown
        ? bilingual('管局下发的代码表中没有此代码', "The bureau's code table does not hold this code")
        : bilingual('管局下发的代码表已将此代码标为无效', "The bureau's code table has this code as no longer valid"),
      suggestion: bilingual('请从列表中选择有效的代码', 'Choose a valid code from the list'),
    },
  ];
}

/** Codes of a list that a bureau's table holds as valid. */
export const validCodes = (list: PublishedList, published: PublishedCodes = {}): string[] =>
  Object.entries(published[list] ?? {}).flatMap(([code, row]) => (row.valid ? [code] : []));

/** Papers of persons stand in the table of all certificates. */
const tableOf = (list: CodeList): PublishedList => (list === 'ID_TYPE' ? 'CERTIFICATE_TYPE' : list);

/**
 * What to call a code: as the bureau does, where its table has come; else as our own list does. Bureaus name in Chinese: the
 * English of our list stands beside it while one name holds the other (营业执照, 工商营业执照).
 */
export function labelOfPublished(list: CodeList, code: string, published: PublishedCodes): BilingualText {
  const own = labelOfCode(list, code);
  const name = published[tableOf(list)]?.[code]?.name;
  if (!name) return own;
  const isSame = own.zh.includes(name) || name.includes(own.zh);
  return bilingual(name, isSame ? own.en : name);
}

/** Whether a bureau's table or our own list names the code. */
export const isNamedCode = (list: CodeList, code: string, published: PublishedCodes): boolean =>
  Boolean(published[tableOf(list)]?.[code]?.name) || (findCode(list, code)?.source ?? 'NONE') !== 'NONE';

/** The codes that a form can offer, ascending: our own list's until the bureau's table has come, then what that holds as valid. */
export function currentCodes(list: CodeList, published: PublishedCodes): string[] {
  const rows = published[tableOf(list)];
  const own = codesOf(list);
  if (rows === undefined) return own;
  const whole = isWhole(tableOf(list), rows);
  const kept = own.filter((code) => rows[code]?.valid ?? !whole);
  // What nobody knows to be a person's paper is offered as none.
  const more = list === 'ID_TYPE' ? [] : validCodes(list, published);
  return [...new Set([...kept, ...more])].sort((one, other) => Number(one) - Number(other));
}

/** Fjyt and Fjwjgs of what a report attaches. */
export interface AttachmentCodes {
  /** By our own purpose number (materials). */
  readonly purpose: (own: number) => string;
  readonly jpeg: string;
}

/** As the bureau's tables number the purposes and formats that our lists name; our own numbers until they have come. */
export function attachmentCodes(published: PublishedCodes = {}): AttachmentCodes {
  const find = (list: PublishedList, matches: (name: string) => boolean) =>
    Object.entries(published[list] ?? {}).find(([, { name, valid }]) => valid && name !== null && matches(name))?.[0];
  return {
    purpose: (own) => {
      const { zh } = labelOfCode('ATTACHMENT_PURPOSE', `${own}`);
      return find('ATTACHMENT_PURPOSE', (name) => name === zh) ?? `${own}`;
    },
    jpeg: find('ATTACHMENT_FORMAT', (name) => /^\.?jpe?g$/i.test(name)) ?? '1',
  };
}
