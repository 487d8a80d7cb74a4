import { bilingual } from '@beian/domain/text';
import { t } from '../app/providers/i18n.ts';

const byHand = bilingual('人工录入', 'Entered by hand');
const fileOfNumber = bilingual('第 {n} 号文件', 'File no. {n}');

/** What went into the bureau's own system has no number of ours: its stored one is negative (docs/spec/life-cycle.md L-manual). */
const isByHand = (sequence: string): boolean => sequence.startsWith('-');
export const fileNumber = (sequence: string): string => (isByHand(sequence) ? t(byHand) : sequence);
/** "File no. 7". */
export const fileOf = (sequence: string): string => (isByHand(sequence) ? t(byHand) : t(fileOfNumber, { n: sequence }));
