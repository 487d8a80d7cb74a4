import { readFilters } from '@beian/domain/filter';
import { type QualityFilter as Cut, qualityFilters, type SpotCheckFilter } from '@beian/domain/quality';
import type { QualityFigures } from '../../generated/quality.ts';
import { writeListView } from '../../ui/list-view.ts';

type Dimension = QualityFigures['dimension'];

export type { Cut };

export const lists = ['late', 'escapes', 'rounds'] as const;
export type ListName = (typeof lists)[number];

/** Reads the filters of the quality lists from a URL; an empty text is a value, too: the field is empty. */
export const readCut = (params: URLSearchParams): Cut => readFilters(qualityFilters, (name) => params.get(name));

export const writeCut = (cut: Readonly<Record<string, string | number | undefined>>): string =>
  writeListView(cut).toString();

export const qualityListPath = (which: ListName, cut: Cut): string => `/quality/${which}?${writeCut({ ...cut })}`;

export const spotChecksPath = (cut: Partial<SpotCheckFilter>): string => `/spot-checks?${writeCut({ ...cut })}`;

export function cutOf(dimension: Dimension, value: string, days: number): Cut {
  const names: Partial<Record<Dimension, keyof Cut>> = {
    REVIEWER: 'reviewer',
    PROVINCE: 'province',
    KIND: 'kind',
    FIELD: 'item',
    RULE: 'rule',
    CODE: 'code',
  };
  const name = names[dimension];
  return { days, ...(name === undefined ? {} : { [name]: value }) };
}
