import { dayText, type FilterRows, type FilterValues, textUpTo } from '../filter/filter-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** The filters of the audit. Left out, `routine` is true. */
export const auditFilters = {
  actor: {
    label: bilingual('操作人', 'Who'),
    scalar: 'ID',
    text: textUpTo(100),
    description: 'Of a person, of a partner with all its people, or of a part of the system.',
  },
  action: {
    label: bilingual('操作', 'Act'),
    scalar: 'String',
    text: textUpTo(100),
    description: 'Name of the act, as `action` says it.',
  },
  target: {
    label: bilingual('对象', 'Target'),
    scalar: 'ID',
    text: textUpTo(100),
    description: 'What it was done to: an id, or the number of an order.',
  },
  day: {
    label: bilingual('日期（上海）', 'Day (Shanghai)'),
    scalar: 'String',
    text: dayText,
    description: 'A day in Shanghai, YYYY-MM-DD.',
  },
  outcome: {
    label: bilingual('结果', 'Outcome'),
    enum: 'AuditOutcome',
    values: ['done', 'refused'],
    description: 'What became of it.',
  },
  routine: {
    label: bilingual('含自动续期和小图加载', 'With leases prolonged and small pictures loaded by themselves'),
    scalar: 'Boolean',
    description: 'No: without leases that the console prolongs and pictures that it shows small; left out: with them.',
  },
} as const satisfies FilterRows;
export type AuditFilter = FilterValues<typeof auditFilters>;
