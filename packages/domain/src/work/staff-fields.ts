import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { StaffRole } from '../staff/accounts.ts';

export const absenceFields = fieldsOf('Absence', 'Days on which somebody is away 缺勤. Since 2026-11.', {
  from: { shape: 'Date', description: 'The first day, YYYY-MM-DD of Shanghai.' },
  until: { shape: 'Date', description: 'The last day, included.' },
});
export type AbsenceView = ViewOf<typeof absenceFields>;

export const staffSkillsFields = fieldsOf(
  'StaffSkills',
  'A member of staff and what they take on 受理范围; empty lists are no limit. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The person's global id." },
    name: { shape: 'String', description: 'Display name.' },
    login: { shape: 'String', description: 'The name to sign in with.' },
    roles: { shape: textOf<StaffRole>(), list: true, description: 'Roles held.' },
    provinces: { shape: 'String', list: true, description: 'Six-digit codes of the provinces; empty: all.' },
    kinds: { shape: enumOf<OrderKind>('OrderKind'), list: true, description: 'Kinds of order; empty: all.' },
    reviews: { shape: 'Boolean', description: 'Decides orders: some may be assigned to them. Since 2026-11.' },
    cap: {
      shape: 'Int',
      nullable: true,
      description: 'The most orders that are given to them at a time 接单上限; null: no limit. Since 2026-11.',
    },
    assigned: { shape: 'Int', description: 'Orders assigned to them that wait for us 在手订单. Since 2026-11.' },
    toMove: {
      shape: 'Int',
      description:
        'Of these, what they cannot see to in time 待转派: all while they are away, else what falls due in an absence that begins by the next working day. Since 2026-11.',
    },
    absences: {
      shape: absenceFields,
      list: true,
      description: 'Absences 缺勤 that are not over, in the sequence of their days. Since 2026-11.',
    },
    away: {
      shape: 'Boolean',
      description:
        'Away today, in Shanghai: offered nothing and given nothing; what they have is to be moved. Since 2026-11.',
    },
    mayChange: { shape: 'Boolean', description: 'The caller may change it.' },
  },
);
export type StaffSkillsView = ViewOf<typeof staffSkillsFields>;

export const colleagueFields = fieldsOf('Colleague', 'A person at the desk, as others know them. Since 2026-11.', {
  reviews: {
    shape: 'Boolean',
    description: 'Whether this person decides orders, so that one may be assigned. Since 2026-11.',
  },
  id: { shape: 'String', description: 'Global id.' },
  name: { shape: 'String', description: 'Display name.' },
  roles: {
    shape: textOf<StaffRole>(),
    list: true,
    description: 'Roles held: `reviewer`, `supervisor`, `administrator`.',
    console: false,
  },
});
export type ColleagueView = ViewOf<typeof colleagueFields>;
