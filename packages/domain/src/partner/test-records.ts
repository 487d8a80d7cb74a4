import { z } from 'zod';
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

/** Of one call. */
export const MAX_TEST_RECORDS_AT_ONCE = 10;
export const MAX_TEST_WEBSITES = 5;

/** What a test record is like; what is left out is as in the set that comes with a key. Its bounds are checked where the records are made. */
export const testRecordSpec = z
  .strictObject({
    province: z
      .string()
      .optional()
      .meta({ description: 'GB/T 2260 code of the province, six digits; left out: Jiangsu (320000).' }),
    holder: z
      .enum(Object.keys(testHolders) as [TestHolderKind, ...TestHolderKind[]])
      .optional()
      .meta({ graphql: 'TestHolder', description: 'Who is filed; left out: an organisation.' }),
    websites: z
      .int()
      .optional()
      .meta({ description: `How many websites, 1 to ${MAX_TEST_WEBSITES}; left out: one.` }),
    access: z
      .enum(Object.keys(testAccesses) as [TestAccess, ...TestAccess[]])
      .optional()
      .meta({ graphql: 'TestAccess', description: 'Through whom every website is accessed; left out: through us.' }),
  })
  .meta({ graphql: 'TestRecordInput', description: 'What a test record is like 测试备案的样子. Since 2026-12.' });
export type TestRecordSpec = z.infer<typeof testRecordSpec>;

/** Bureaus without the SMS check, with it (edition 2018-06) and with an app of its own, and a subject with two websites. */
export const testRecordSet: readonly TestRecordSpec[] = [
  { province: '320000' },
  { province: '320000', websites: 2 },
  { province: '120000' },
  { province: '310000' },
];
