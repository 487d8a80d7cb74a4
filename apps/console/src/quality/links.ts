import type { Dimension } from './documents.ts';

/** Filter of a quality list; the URL uses the same names. */
export interface Cut {
  readonly days?: number;
  readonly reviewer?: string;
  readonly province?: string;
  readonly kind?: string;
  readonly item?: string;
  readonly rule?: string;
  readonly code?: string;
  readonly rounds?: number;
  readonly roundsFrom?: number;
}

export const lists = ['late', 'escapes', 'rounds'] as const;
export type ListName = (typeof lists)[number];

const texts = ['reviewer', 'province', 'kind', 'item', 'rule', 'code'] as const;
const numbers = ['days', 'rounds', 'roundsFrom'] as const;

/** Reads the filter from a URL; an empty text is a value, too: the field is empty. */
export function readCut(params: URLSearchParams): Cut {
  const said = (name: string) => params.get(name);
  return Object.fromEntries([
    ...texts.flatMap((name) => (said(name) === null ? [] : [[name, said(name)]])),
    ...numbers.flatMap((name) => (/^\d{1,4}$/.test(said(name) ?? '') ? [[name, Number(said(name))]] : [])),
  ]) as Cut;
}

export const writeCut = (cut: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(cut).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();

export const qualityListPath = (which: ListName, cut: Cut): string => `/quality/${which}?${writeCut({ ...cut })}`;

interface SpotCheckCut extends Cut {
  readonly list?: string;
  readonly state?: string;
  readonly outcome?: string;
}
export const spotChecksPath = (cut: SpotCheckCut): string => `/spot-checks?${writeCut({ ...cut })}`;

/** The filter for a row of figures. */
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
