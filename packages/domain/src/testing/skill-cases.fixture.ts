import type { GuardCase } from './guard-cases.fixture.ts';

/** Whose work an order is, and how it is passed over. */
export const skillCases: readonly GuardCase[] = [
  { guard: 'skillsFit', about: 'no limit', says: [] },
  {
    guard: 'skillsFit',
    about: 'the province and the kind are among mine',
    facts: { skills: { provinces: ['320000'], kinds: ['CHANGE_WEBSITE'] } },
    says: [],
  },
  {
    guard: 'skillsFit',
    about: 'another province',
    facts: { skills: { provinces: ['310000'], kinds: [] } },
    says: ['PROVINCE_NOT_TAKEN'],
  },
  {
    guard: 'skillsFit',
    about: 'another kind',
    facts: { skills: { provinces: [], kinds: ['CHANGE_SUBJECT'] } },
    says: ['KIND_NOT_TAKEN'],
  },
  { guard: 'skipExplained', about: 'a screen asks', says: [] },
  { guard: 'skipExplained', about: 'a reason of the list', input: { reason: 'CANNOT_READ' }, says: [] },
  { guard: 'skipExplained', about: 'another, in words', input: { reason: 'OTHER', note: 'why' }, says: [] },
  { guard: 'skipExplained', about: 'another, without words', input: { reason: 'OTHER' }, says: ['SKIP_EXPLAINED'] },
];
