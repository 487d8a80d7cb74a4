import { codeListOf } from '../codes/code-lists.ts';

/** Fields whose codes people know by number, too, as bureaus write them: `企业 (4)`. A region or a choice is read by its name alone. */
const showsCode = (field: string): boolean => field !== 'subject.province' && codeListOf(field) !== undefined;

/** A value as every screen, paper and file shows it; `label` is its `labelOfValue` in the reader's language. */
export const valueText = (field: string, value: string, label: string | undefined): string =>
  label === undefined ? value : showsCode(field) ? `${label} (${value})` : label;
