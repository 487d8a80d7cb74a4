import {
  MAX_TEST_WEBSITES,
  type TestAccess,
  type TestHolderKind,
  testAccesses,
  testHolders,
} from '@beian/domain/partner';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { FilingRecord } from './record.type.ts';

const TestHolders = enumOf<TestHolderKind>('TestHolder', 'Who is filed in a test record.', testHolders);
const TestAccesses = enumOf<TestAccess>(
  'TestAccess',
  'Through whom the websites of a test record are accessed.',
  testAccesses,
);

@InputType('TestRecordInput', { description: 'What a test record is like 测试备案的样子. Since 2026-12.' })
export class TestRecordInput {
  @Field(() => String, {
    nullable: true,
    description: 'GB/T 2260 code of the province, six digits; left out: Jiangsu (320000).',
  })
  province?: string | null;

  @Field(() => TestHolders, { nullable: true, description: 'Who is filed; left out: an organisation.' })
  holder?: TestHolderKind | null;

  @Field(() => Int, { nullable: true, description: `How many websites, 1 to ${MAX_TEST_WEBSITES}; left out: one.` })
  websites?: number | null;

  @Field(() => TestAccesses, {
    nullable: true,
    description: 'Through whom every website is accessed; left out: through us.',
  })
  access?: TestAccess | null;
}

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

export const TestRecordsResult = createUnionType({
  name: 'TestRecordsResult',
  description: 'The new test records, or why there are none. Since 2026-11.',
  types: () => [TestRecords, ActionRefused] as const,
  resolveType: (value) => ('records' in value ? TestRecords : ActionRefused),
});
