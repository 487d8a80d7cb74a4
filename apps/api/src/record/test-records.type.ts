import { type TestAccess, type TestHolderKind, testAccesses, testHolders, testRecordSpec } from '@beian/domain/partner';
import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../common/enums.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { resultType } from '../schema/result-type.ts';
import { FilingRecord } from './record.type.ts';

enumOf<TestHolderKind>('TestHolder', 'Who is filed in a test record.', testHolders);
enumOf<TestAccess>('TestAccess', 'Through whom the websites of a test record are accessed.', testAccesses);

export const TestRecordInput = inputType(testRecordSpec);
export type TestRecordInput = Given<typeof testRecordSpec>;

@ObjectType('TestRecords', {
  simpleResolvers: true,
  description: 'Made-up records that a test key files changes against 测试备案. Since 2026-11.',
})
export class TestRecords {
  @Field(() => [FilingRecord], {
    description:
      'In the order in which they were asked for. Without `records`: Jiangsu (320000), once with one and once with two websites, Tianjin (120000), which checks by SMS, and Shanghai (310000), whose bureau has an app of its own.',
  })
  records!: FilingRecord[];
}

export const TestRecordsResult = resultType(
  'TestRecordsResult',
  'The new test records, or why there are none. Since 2026-11.',
  TestRecords,
);
