import { type BilingualText, bilingual } from '../bilingual-text.ts';

export type Outcome = 'pass' | 'warn' | 'fail';

/**
 * 检查结果: what a machine check says of one value before a person looks. `message` and `suggestion` never hold the value
 * or a part of it, because findings are stored in clear and most values are personal.
 */
export interface Finding {
  /** A reason code of rules.md §8.2 where one fits, else a short id of our own, e.g. `FMT-MOBILE`. */
  readonly ruleId: string;
  readonly outcome: Outcome;
  readonly message: BilingualText;
  /** What to do; absent where all is well. */
  readonly suggestion?: BilingualText;
}

/** One way in which a value can be wrong. Rows are tried in order, so a later row may lean on the earlier ones. */
export interface Fault<V> {
  readonly isBroken: (value: V) => boolean;
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
  /** Left out: `fail`. */
  readonly outcome?: 'warn' | 'fail';
  /** Left out: the rule id of the check. */
  readonly ruleId?: string;
}

export const passFinding = (
  ruleId: string,
  message: BilingualText = bilingual('检查通过', 'Check passed'),
): Finding => ({
  ruleId,
  outcome: 'pass',
  message,
});

const findingOf = <V>(ruleId: string, row: Fault<V>): Finding => ({
  ruleId: row.ruleId ?? ruleId,
  outcome: row.outcome ?? 'fail',
  message: row.message,
  suggestion: row.suggestion,
});

/** The first row that the value breaks, or a pass. */
export function firstFaultFinding<V>(ruleId: string, rows: readonly Fault<V>[], value: V): Finding {
  const row = rows.find((candidate) => candidate.isBroken(value));
  return row === undefined ? passFinding(ruleId) : findingOf(ruleId, row);
}

/** Every row that the value breaks, so that it is said once and whole; or one pass. */
export function allFaultFindings<V>(ruleId: string, rows: readonly Fault<V>[], value: V): Finding[] {
  const findings = rows.filter((row) => row.isBroken(value)).map((row) => findingOf(ruleId, row));
  return findings.length > 0 ? findings : [passFinding(ruleId)];
}
