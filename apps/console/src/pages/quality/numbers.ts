import { MIN_AGREEMENT_ITEMS } from '@beian/domain/quality';

/** `87.5 %`; a dash when the whole is 0. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(part === whole || part === 0 ? 0 : 1)} %`;

/** `0.62`; a minus sign when negative. */
export const kappaText = (kappa: number | null): string => (kappa === null ? '–' : kappa.toFixed(2).replace('-', '−'));

/** Mean with two decimals. */
export const meanText = (sum: number, n: number): string => (n === 0 ? '–' : (sum / n).toFixed(2));

export const isEnough = (items: number): boolean => items >= MIN_AGREEMENT_ITEMS;
