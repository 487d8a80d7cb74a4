import type { Rules } from '../province/rule-set.ts';
import { type Reached, reachesAmong } from './in-force.ts';
import { shellRules } from './rules/shells.ts';

export const shellRuleOf = (province: string, rules: Rules): Reached<'shell'> | undefined => {
  const found = reachesAmong(shellRules, province, rules, 'shell').at(-1);
  return found?.reach.takesWebsite === true ? found : undefined;
};

export const mayShellTakeWebsite = (province: string, rules: Rules): boolean =>
  shellRuleOf(province, rules) !== undefined;
