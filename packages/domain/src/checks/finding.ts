import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export type Outcome = 'pass' | 'warn' | 'fail';

/**
 * 检查结果: result of an automatic check of one value. `message` and `suggestion` never contain the value or a part of it,
 * because findings are stored unencrypted and most values are personal.
 */
export interface Finding {
  /** A reason code of docs/spec/rules.md if one fits, else our own id, e.g. `FMT-MOBILE`. */
  readonly ruleId: string;
  readonly outcome: Outcome;
  readonly message: BilingualText;
  /** What to do; absent for a pass. */
  readonly suggestion?: BilingualText;
  /** It tells something of a value that the partner reads masked, so the partner is not told of it. */
  readonly deskOnly?: true;
}

/** One possible fault of a value. Rows are tried in order, so a later row may rely on the earlier ones. */
export interface Fault<V> {
  readonly isBroken: (value: V) => boolean;
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
  /** Default: `fail`. */
  readonly outcome?: 'warn' | 'fail';
  /** Default: the rule id of the check. */
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

/** The finding of the first matching row, or a pass. */
export function firstFaultFinding<V>(ruleId: string, rows: readonly Fault<V>[], value: V): Finding {
  const row = rows.find((candidate) => candidate.isBroken(value));
  return row === undefined ? passFinding(ruleId) : findingOf(ruleId, row);
}

/** The findings of all matching rows, or one pass. */
export function allFaultFindings<V>(ruleId: string, rows: readonly Fault<V>[], value: V): Finding[] {
  const findings = rows.filter((row) => row.isBroken(value)).map((row) => findingOf(ruleId, row));
  return findings.length > 0 ? findings : [passFinding(ruleId)];
}
