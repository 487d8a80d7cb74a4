import { expect, test } from 'vitest';
import { bilingual } from '../text/bilingual-text.ts';
import { rightRefusal } from './role-refusal.ts';

const sentencesOf = (right: Parameters<typeof rightRefusal>[0]) => {
  const [reason] = rightRefusal(right, bilingual('更改', 'change it'), 'D-records').reasons;
  return [reason?.message.zh, reason?.message.en, reason?.suggestion.zh, reason?.suggestion.en];
};

test('a refusal names the roles that have the right, also those that include one of them', () => {
  expect(sentencesOf('changeCalendar')).toEqual([
    '只有管理员可以更改',
    'Only administrators change it',
    '请联系管理员',
    'Ask an administrator',
  ]);
  expect(sentencesOf('changeStaff')).toEqual([
    '只有主管和管理员可以更改',
    'Only supervisors and administrators change it',
    '请联系主管或管理员',
    'Ask a supervisor or an administrator',
  ]);
  expect(sentencesOf('reveal')).toEqual([
    '只有审核员和主管可以更改',
    'Only reviewers and supervisors change it',
    '请联系审核员或主管',
    'Ask a reviewer or a supervisor',
  ]);
});
