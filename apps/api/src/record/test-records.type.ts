import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { FilingRecord } from './record.type.ts';

@ObjectType('TestRecords', {
  simpleResolvers: true,
  description: 'Made-up records that a test key files changes against 测试备案. Since 2026-11.',
})
export class TestRecords {
  @Field(() => [FilingRecord], {
    description: 'The new set: Jiangsu (320000), once with two websites, and Tianjin (120000), which checks by SMS.',
  })
  records!: FilingRecord[];
}

export const TestRecordsResult = createUnionType({
  name: 'TestRecordsResult',
  description: 'The new test records, or why there are none. Since 2026-11.',
  types: () => [TestRecords, ActionRefused] as const,
  resolveType: (value) => ('records' in value ? TestRecords : ActionRefused),
});
