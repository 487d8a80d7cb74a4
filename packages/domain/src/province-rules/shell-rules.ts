import type { Rules } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Reached, reachesAmong } from './in-force.ts';
import { shellRules } from './rules/shells.ts';

export const shellRuleOf = (province: string, rules: Rules): Reached<'shell'> | undefined => {
  const found = reachesAmong(shellRules, province, rules, 'shell').at(-1);
  return found?.reach.takesWebsite === true ? found : undefined;
};

export const mayShellTakeWebsite = (province: string, rules: Rules): boolean =>
  shellRuleOf(province, rules) !== undefined;

/** What it means that a shell remains of a subject whose last website is cancelled (docs/spec/rules.md R-2). */
export const shellRemains = (province: string, rules: Rules): BilingualText =>
  mayShellTakeWebsite(province, rules)
    ? bilingual(
        '这是该主体的最后一个网站，注销后只剩空壳主体：该省可以直接新增网站；不再备案的，请改为办理“注销主体”',
        "It is the subject's last website and a shell remains: in this province it may take a new website directly; to file nothing more, cancel the subject instead",
      )
    : bilingual(
        '这是该主体的最后一个网站，注销后只剩空壳主体：该省须先向管局书面申请注销主体，才能重新备案；不再备案的，请改为办理“注销主体”',
        "It is the subject's last website and a shell remains: in this province it is cancelled at the bureau on paper before anything is filed anew; to file nothing more, cancel the subject instead",
      );
