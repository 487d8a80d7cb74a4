import type { Rule } from '../province-rules/rule.ts';
import { ruleLabel } from '../reasons/rule-label.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { PAPER_DIFFERS, ruleRows } from './escape-cause.ts';

const noRule = bilingual('没有规则', 'No rule');
const allRules = bilingual('全部流出问题', 'All escapes');
const paperDiffers = bilingual('证件识别不一致', 'A paper said something else');

/** What people call the rule of an escape in a province; `own`: the installation's rules. Empty: there was none; null: any. */
export function escapeRuleName(rule: string | null, province: string, own: readonly Rule[]): BilingualText {
  if (rule === null) return allRules;
  if (rule === '') return noRule;
  if (rule === PAPER_DIFFERS) return paperDiffers;
  const rows = [...ruleRows, ...own].filter(
    ({ key, in: provinces }) => key === rule && provinces.some((one) => one === province),
  );
  return ruleLabel(rule) ?? rows.at(-1)?.says ?? bilingual(rule, rule);
}
