import type { Finding } from '../checks/finding.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type CodeList, codesOf, codeTable, findCode, labelOfCode } from './code-lists.ts';

/** A row of a bureau's code table (JCDM). */
export interface PublishedCode {
  /** The bureau's name; null: none given. */
  readonly name: string | null;
  readonly valid: boolean;
}

/** Tables whose codes a field contains. Regions 区域 exist only in the bureaus' tables. */
export type PublishedList = CodeList | 'REGION';
/** Code tables published by bureaus; a missing list was not received. */
export type PublishedCodes = { readonly [L in PublishedList]?: Readonly<Record<string, PublishedCode>> };

/** Per province: Beijing, which has few, has 17 cities and counties. */
const FEWEST_REGIONS = 10;

/**
 * Whether a code missing from a table can be called unknown. A file may be an increment (docs/spec/bureau-interface.md B-9.10), so
 * a table counts as complete only with at least half as many rows as our own list.
 */
export function isWholeTable(list: PublishedList, rows: Readonly<Record<string, PublishedCode>>): boolean {
  const fewest = list === 'REGION' ? FEWEST_REGIONS : codesOf(list).length / 2;
  return Object.keys(rows).length >= fewest;
}

const TABLE_RULE = 'FMT-CODE, JCDM';
/** Whether a finding comes from a bureau's code table. */
export const isTableRule = (ruleId: string): boolean => ruleId.startsWith(TABLE_RULE);

const refusedAs = (list: PublishedList): number => (list === 'REGION' ? 1019 : codeTable(list).refusedAs);

/**
 * Checks a code against the bureau's own table. No finding: the table was not received, or contains the code as valid.
 * A registered code that the table contradicts gets a warning, so that a person checks it.
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
  const isUnknown = row === undefined && isWholeTable(list, rows);
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

/** Valid codes of a list in a bureau's table. */
export const validCodes = (list: PublishedList, published: PublishedCodes = {}): string[] =>
  Object.entries(published[list] ?? {}).flatMap(([code, row]) => (row.valid ? [code] : []));

/** Certificates of persons are part of the table of all certificates. */
const tableOf = (list: CodeList): PublishedList => (list === 'ID_TYPE' ? 'CERTIFICATE_TYPE' : list);

/**
 * Label of a code: the bureau's name if its table was received, else ours. Bureaus only give Chinese names: our English
 * name is used if one of the Chinese names contains the other (营业执照, 工商营业执照).
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

/**
 * Codes offered by a form, ascending: those of our own list until the bureau's table is received, then the valid codes
 * of that table.
 */
export function currentCodes(list: CodeList, published: PublishedCodes): string[] {
  const rows = published[tableOf(list)];
  const own = codesOf(list);
  if (rows === undefined) return own;
  const whole = isWholeTable(tableOf(list), rows);
  const kept = own.filter((code) => rows[code]?.valid ?? !whole);
  // A new certificate type is not offered as an ID type, because it is unknown whether it belongs to persons.
  const more = list === 'ID_TYPE' ? [] : validCodes(list, published);
  return [...new Set([...kept, ...more])].sort((one, other) => Number(one) - Number(other));
}

/** Fjyt and Fjwjgs of the attachments of a report. */
export interface AttachmentCodes {
  /** By our own purpose number (materials). */
  readonly purpose: (own: number) => string;
  readonly jpeg: string;
}

/**
 * The numbers that the bureau's tables give to the purposes and formats named in our lists; our own numbers until the
 * tables are received.
 */
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
