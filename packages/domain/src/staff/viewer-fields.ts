import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { Language } from '../text/bilingual-text.ts';
import type { Actor } from './roles.ts';

export const viewerFields = fieldsOf('Viewer', 'Who is asking. Since 2026-11.', {
  kind: { shape: 'String', description: '`staff` or `partner`.' },
  name: { shape: 'String', description: 'Display name.' },
  roles: { shape: 'String', list: true, description: 'Roles it acts with.' },
  permissions: {
    shape: 'String',
    list: true,
    readers: 'staff',
    description:
      'What staff may do by their roles: events of orders, and rights beside them (docs/generated/permissions.md). Whether an order takes an event now is said by its `actions`. Empty for a partner, whose keys have scopes. Since 2026-11.',
  },
  staff: {
    shape: objectOf<Pick<Actor, 'id' | 'name' | 'roles'> & { readonly login: string }>('StaffMember'),
    nullable: true,
    description: 'The person, when staff ask by a session.',
    console: false,
  },
  partner: {
    shape: objectOf<{ readonly id: string; readonly name: string }>('Partner'),
    nullable: true,
    description: 'The partner, when its key or a person of it asks.',
  },
  noticeLanguage: {
    shape: enumOf<Language>('NoticeLanguage'),
    nullable: true,
    description: "In which language the notices of the partner's orders are written; null for staff.",
    console: false,
  },
  now: { shape: 'DateTime', description: "The database's clock, which every due time is judged by." },
});
export type ViewerView = ViewOf<typeof viewerFields>;

export const workdayFields = fieldsOf(
  'Workday',
  'The Shanghai day of the database’s clock as a working day 工作日. Since 2026-11.',
  {
    now: { shape: 'DateTime', description: "The database's clock." },
    day: { shape: 'Date', description: 'YYYY-MM-DD.' },
    working: { shape: 'Boolean', description: 'It is worked, by the calendar of holidays and make-up days.' },
    provisional: { shape: 'Boolean', description: 'It lies beyond the loaded calendar: Monday to Friday is taken.' },
    opensAt: { shape: 'DateTime', description: 'When work begins on a day like this.' },
    closesAt: { shape: 'DateTime', description: 'When it ends.' },
    nextOpensAt: { shape: 'DateTime', description: 'When the next working day begins.' },
  },
);
export type WorkdayView = ViewOf<typeof workdayFields>;
