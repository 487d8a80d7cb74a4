import { expect, test } from 'vitest';
import { ruleLabel } from './rule-label.ts';

test.each([
  ['FMT-CODE, code 1014', '代码表（管局代码 1014）', 'Code table (bureau’s code 1014)'],
  ['FMT-CODE, JCDM, code 1066', '代码表（管局代码 1066）', 'Code table (bureau’s code 1066)'],
  ['R-2', '变更条件', 'When a change may be opened'],
  ['R-4.3', '填报要求', 'Fields'],
  ['ORD-10', '备案密码错误', 'Wrong filing password'],
])('the rule %s is read in words', (ruleId, zh, en) => {
  expect(ruleLabel(ruleId)).toEqual({ zh, en });
});

test('a rule without a name has none', () => {
  expect(ruleLabel('no such rule')).toBeUndefined();
});
