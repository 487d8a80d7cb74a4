import { photoEssentials } from '../photo/photo-guide.ts';
import type { NoticeValues } from './letter.ts';

/** The longest values of placeholders: a filing number of ten digits, a website of three, the longest window and wait. */
export const longestValues: NoticeValues = {
  order: 'BD1812318639999',
  filing: '新ICP备2018999999号-100',
  kind: 'CHANGE_WEBSITE',
  hours: 48,
  days: 30,
  left: 38,
  guide: photoEssentials('320000', '2018-06').zh,
  courier: '测'.repeat(12),
  tracking: '0'.repeat(20),
  next: 'BD1812318639985',
  due: '2018-12-31T10:00:00.000Z',
  deadline: {
    at: '2017-12-30T10:00:00.000Z',
    left: { amount: 44, unit: 'DAYS', overdue: false },
    duty: 'applicantMove',
  },
};
