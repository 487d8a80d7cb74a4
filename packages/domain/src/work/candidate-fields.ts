import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';

export const assignCandidateFields = fieldsOf(
  'AssignCandidate',
  'A reviewer to whom orders may be assigned: load, skills, absence, and how many of the orders fit. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    name: { shape: 'String', description: 'Display name.' },
    assigned: { shape: 'Int', description: 'Open orders that are assigned to this person.' },
    cap: { shape: 'Int', nullable: true, description: 'The most that may be; null: no limit.' },
    minutes: {
      shape: 'Int',
      nullable: true,
      description: 'Working minutes that these orders take at the team’s median; null: no history yet.',
    },
    provinces: {
      shape: 'String',
      list: true,
      description: 'GB/T 2260 codes of the provinces that this person takes; empty: all.',
    },
    kinds: {
      shape: enumOf<OrderKind>('OrderKind'),
      list: true,
      description: 'Kinds of order that this person takes; empty: all.',
    },
    isAway: { shape: 'Boolean', description: 'Away today.' },
    absentFrom: {
      shape: 'Date',
      nullable: true,
      description: 'First day of the absence of today, or of the next one; null: none.',
    },
    absentUntil: { shape: 'Date', nullable: true, description: 'Last day of that absence.' },
    fits: { shape: 'Int', description: 'How many of the orders this person can take.' },
    away: { shape: 'Int', description: 'How many are due while this person is away.' },
    notTaken: { shape: 'Int', description: 'How many are not among the skills.' },
    fourEyes: { shape: 'Int', description: 'How many this person approved before, so that somebody else must go on.' },
    full: { shape: 'Int', description: 'How many are beyond the cap.' },
  },
);
export type AssignCandidateView = ViewOf<typeof assignCandidateFields>;
