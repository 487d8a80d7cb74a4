import { bilingual } from '../text/bilingual-text.ts';

/** Who is filed in a test record. */
export const testHolders = {
  ORGANISATION: bilingual('单位（企业）', 'An organisation (enterprise)'),
  PERSON: bilingual('个人', 'A person'),
} as const;
export type TestHolderKind = keyof typeof testHolders;

/** Through whom the websites of a test record are accessed. */
export const testAccesses = {
  OURS: bilingual('由我方接入', 'Through us'),
  OURS_AND_OTHER: bilingual(
    '由我方和其他接入商接入，可取消我方接入',
    'Through us and another provider: ours can be cancelled',
  ),
  OTHER: bilingual('由其他接入商接入，可新增接入', 'Through another provider alone: an access of ours can be added'),
} as const;
export type TestAccess = keyof typeof testAccesses;

/** What a test record is like; what is left out is as in the set that comes with a key. */
export interface TestRecordSpec {
  /** GB/T 2260 code, six digits. */
  readonly province?: string;
  readonly holder?: TestHolderKind;
  readonly websites?: number;
  readonly access?: TestAccess;
}

/** Of one call. */
export const MAX_TEST_RECORDS_AT_ONCE = 10;
export const MAX_TEST_WEBSITES = 5;

/** Bureaus without the SMS check, with it (edition 2018-06) and with an app of its own, and a subject with two websites. */
export const testRecordSet: readonly TestRecordSpec[] = [
  { province: '320000' },
  { province: '320000', websites: 2 },
  { province: '120000' },
  { province: '310000' },
];
