import { t } from '../app/providers/i18n.ts';
import { fileNumberTexts } from './file-number-texts.ts';

/** What went into the bureau's own system has no number of ours: its stored one is negative (docs/spec/life-cycle.md L-manual). */
const isByHand = (sequence: string): boolean => sequence.startsWith('-');
export const fileNumber = (sequence: string): string => (isByHand(sequence) ? t(fileNumberTexts.byHand) : sequence);
/** "File no. 7". */
export const fileOf = (sequence: string): string =>
  isByHand(sequence) ? t(fileNumberTexts.byHand) : t(fileNumberTexts.fileOfNumber, { n: sequence });
