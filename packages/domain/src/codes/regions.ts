import { bilingual } from '../text/bilingual-text.ts';
import type { CodeSource } from './code-list.ts';
import { isWholeTable, type PublishedCodes } from './published.ts';
import { regionTable } from './region-table.ts';

/** 行政区划: a city or a county by its code of six digits (GB/T 2260). Names are Chinese only, as no source gives others. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly source: CodeSource | 'JCDM';
}

/** The day of our own list. */
export const regionListDay = '2023-06-30';

const toRegion = (code: string, name: string): Region => ({ code, name, source: 'GB2260' });

let known: ReadonlyMap<string, readonly Region[]> | undefined;
/** Regions by the code of what they are part of. */
function children(): ReadonlyMap<string, readonly Region[]> {
  if (known !== undefined) return known;
  const lists = new Map<string, Region[]>();
  for (const line of regionTable.trim().split('\n')) {
    const [head = '', ...counties] = line.split(' ');
    const city = head.slice(0, 4);
    const province = `${city.slice(0, 2)}0000`;
    lists.set(province, [...(lists.get(province) ?? []), toRegion(`${city}00`, head.slice(4))]);
    lists.set(
      `${city}00`,
      counties.map((county) => toRegion(`${city}${county.slice(0, 2)}`, county.slice(2))),
    );
  }
  known = lists;
  return lists;
}

/** The region that a county lies in by its code: its city; of a city: its province. */
export const parentRegion = (code: string): string =>
  code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;

const isPartOf = (code: string, parent: string): boolean => code !== parent && parentRegion(code) === parent;

/**
 * The cities of a province, or the counties of a city, ascending: those of our own list until the bureau's table 区域 is received,
 * then the valid ones of that table. Empty for a code without any.
 */
export function currentRegions(parent: string, published: PublishedCodes = {}): readonly Region[] {
  const own = children().get(parent) ?? [];
  const rows = published.REGION;
  if (rows === undefined) return own;
  const whole = isWholeTable('REGION', rows);
  const kept = own.filter(({ code }) => rows[code]?.valid ?? !whole);
  const named = Object.entries(rows).flatMap(([code, row]): Region[] =>
    row.valid && isPartOf(code, parent)
      ? [{ code, name: row.name ?? findRegionName(code) ?? code, source: 'JCDM' }]
      : [],
  );
  const all = new Map([...kept, ...named].map((one) => [one.code, one]));
  return [...all.values()].sort((one, other) => Number(one.code) - Number(other.code));
}

/** The name of a city or county in our own list. */
export const findRegionName = (code: string): string | undefined =>
  children()
    .get(parentRegion(code))
    ?.find((one) => one.code === code)?.name;

/** Whether no list in force has the code on this level; the bureau's own table is checked apart (`checkPublishedCode`). */
export function isRegionUnknown(level: 'city' | 'county', code: string, { REGION }: PublishedCodes = {}): boolean {
  if (REGION?.[code]?.valid || (REGION !== undefined && isWholeTable('REGION', REGION))) return false;
  return findRegionName(code) === undefined || code.endsWith('00') !== (level === 'city');
}

export const regionListLabel = bilingual(
  `行政区划代码（${regionListDay} 版）`,
  `the list of region codes (edition ${regionListDay})`,
);
