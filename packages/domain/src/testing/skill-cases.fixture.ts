import type { GuardCase } from './guard-cases.fixture.ts';

/** Cases of the guards for skills, and for skipping an order. */
export const skillCases: readonly GuardCase[] = [
  { guard: 'skillsFit', about: 'no limit', expectedCodes: [] },
  {
    guard: 'skillsFit',
    about: 'the province and the kind are among mine',
    facts: { skills: { provinces: ['320000'], kinds: ['CHANGE_WEBSITE'] } },
    expectedCodes: [],
  },
  {
    guard: 'skillsFit',
    about: 'another province',
    facts: { skills: { provinces: ['310000'], kinds: [] } },
    expectedCodes: ['PROVINCE_NOT_TAKEN'],
  },
  {
    guard: 'skillsFit',
    about: 'another kind',
    facts: { skills: { provinces: [], kinds: ['CHANGE_SUBJECT'] } },
    expectedCodes: ['KIND_NOT_TAKEN'],
  },
  { guard: 'skipExplained', about: 'a screen asks', expectedCodes: [] },
  { guard: 'skipExplained', about: 'a reason of the list', input: { reason: 'CANNOT_READ' }, expectedCodes: [] },
  { guard: 'skipExplained', about: 'another, in words', input: { reason: 'OTHER', note: 'why' }, expectedCodes: [] },
  {
    guard: 'skipExplained',
    about: 'another, without words',
    input: { reason: 'OTHER' },
    expectedCodes: ['SKIP_EXPLAINED'],
  },
];
