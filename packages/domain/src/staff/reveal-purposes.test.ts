import { expect, test } from 'vitest';
import { isMeaningfulNote } from './reveal-purposes.ts';
import { revealQuotaOf, revealQuotas } from './reveal-quota.ts';

test.each(['', 'xx', 'x'.repeat(200), '查看查看查看查看', 'test test test', '1234567890', '……！！'])(
  'a note without content is refused: %s',
  (words) => expect(isMeaningfulNote(words)).toBe(false),
);
test.each(['电话回访，确认在职', 'complaint of the site owner', '工单 4711：投诉人本人要求核对'])(
  'a note with content is accepted: %s',
  (words) => expect(isMeaningfulNote(words)).toBe(true),
);
test('a supervisor has the supervisors’ quota, and quotas grow by role and by setting', () => {
  expect(revealQuotaOf({ roles: ['supervisor'] }, 'usual')).toEqual(revealQuotas.usual.supervisor);
  expect(revealQuotaOf({ roles: ['reviewer'] }, 'usual')).toEqual(revealQuotas.usual.reviewer);
  for (const { reviewer, supervisor } of Object.values(revealQuotas)) {
    expect(reviewer.hour).toBeLessThan(reviewer.day);
    expect(supervisor.hour).toBeGreaterThan(reviewer.hour);
  }
});
