import { expect, test } from 'vitest';
import { auditDetailLabel, auditDetailText } from './audit-details.ts';

const staffId = `staff_${'0'.repeat(32)}`;
const names = new Map([[staffId, '白露']]);

test.each([
  [staffId, '白露', '白露'],
  ['110000', '北京市', 'Beijing'],
  [['reviewer', 'supervisor'], '审核员、主管', 'Reviewer, Supervisor'],
  ['website.principal.mobile', '网站负责人手机号码', "Website principal's mobile"],
  ['CHANGE_WEBSITE', '变更网站', 'Change of website'],
  ['thumbnail', '缩略图', 'thumbnail'],
  [true, '是', 'yes'],
  ['2026-12-02T13:33:46.452Z', '2026-12-02 21:33', '2026-12-02 21:33'],
  [null, '–', '–'],
  [{ days: 30, reviewer: staffId }, '天数 30，审核员 白露', 'days 30, Reviewer 白露'],
  ['a'.repeat(64), 'a'.repeat(12), 'a'.repeat(12)],
])('the detail %j is read in words', (value, zh, en) => {
  expect(auditDetailText(value, names, 'zh')).toBe(zh);
  expect(auditDetailText(value, names, 'en')).toBe(en);
});

test('a detail has a label in both languages', () => {
  expect(auditDetailLabel('person', 'zh')).toBe('经手人');
  expect(auditDetailLabel('days', 'zh')).toBe('天数');
  expect(auditDetailLabel('days', 'en')).toBe('days');
});
