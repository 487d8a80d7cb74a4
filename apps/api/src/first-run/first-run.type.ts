import { type FirstRunItem, firstRun } from '@beian/domain/first-run';
import { channels, type TestedChannel, testedChannels } from '@beian/domain/notices';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf, labelsOf } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

export const FirstRunItems = enumOf<FirstRunItem>(
  'FirstRunItem',
  'What an installation must have before its first push 首次运行清单.',
  labelsOf(firstRun),
);
export const TestedChannels = enumOf<TestedChannel>(
  'TestedChannel',
  'A channel by which an administrator sends a test.',
  Object.fromEntries(
    (Object.keys(testedChannels) as TestedChannel[]).map((name) => [name, channels[name].label]),
  ) as Record<TestedChannel, (typeof channels)[TestedChannel]['label']>,
);

@ObjectType('ChannelTest', { simpleResolvers: true, description: 'The last test of a channel. Since 2026-12.' })
export class ChannelTest {
  @Field(() => TestedChannels, { description: 'The channel.' })
  channel!: TestedChannel;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: string;

  @Field(() => String, { description: 'Display name of whoever asked.' })
  askedBy!: string;

  @Field(() => DateTime, { nullable: true, description: 'When a worker answered; null: not yet.' })
  answeredAt!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'It was taken; null: not answered yet.' })
  ok!: boolean | null;

  @Field(() => String, { nullable: true, description: "What became of it, in the caller's language." })
  said!: string | null;
}

@ObjectType('FirstRunRow', { simpleResolvers: true, description: 'An item of the first-run list. Since 2026-12.' })
export class FirstRunRow {
  @Field(() => FirstRunItems, { description: 'Its name.' })
  item!: FirstRunItem;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'Why it must be.' })
  explains!: string;

  @Field(() => String, { description: 'How it is checked.' })
  checked!: string;

  @Field(() => String, { description: 'What to do while it is open.' })
  todo!: string;

  @Field(() => String, { nullable: true, description: "Path of the console's page where it is set." })
  path!: string | null;

  @Field(() => Boolean, { description: 'Nothing is pushed to a bureau while it is open.' })
  blocksPush!: boolean;

  @Field(() => Boolean, { description: 'It is seen in the data, or a person has confirmed it.' })
  done!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When a person confirmed it.' })
  confirmedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of whoever confirmed it.' })
  confirmedBy!: string | null;

  @Field(() => Boolean, { description: 'The caller may confirm it now.' })
  mayConfirm!: boolean;

  @Field(() => ChannelTest, { nullable: true, description: 'The last test, of a channel that is tested.' })
  test!: ChannelTest | null;

  @Field(() => TestedChannels, {
    nullable: true,
    description: 'The channel that a test is sent by, if the caller may send one.',
  })
  mayTest!: TestedChannel | null;
}

@ObjectType('FirstRunList', {
  simpleResolvers: true,
  description: 'What this installation must have before its first push 首次运行清单. Since 2026-12.',
})
export class FirstRunList {
  @Field(() => Boolean, { description: 'Nothing is left to do or to confirm.' })
  over!: boolean;

  @Field(() => Boolean, { description: 'Orders are not pushed to a bureau, because the list is not confirmed.' })
  blocksPush!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the list was confirmed.' })
  confirmedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Display name of whoever confirmed it; null with `confirmedAt`: it had pushed before there was a list.',
  })
  confirmedBy!: string | null;

  @Field(() => Boolean, { description: 'The caller may confirm the list now.' })
  mayConfirm!: boolean;

  @Field(() => [FirstRunRow], { description: 'Its items.' })
  rows!: FirstRunRow[];
}

export const FirstRunResult = createUnionType({
  name: 'FirstRunResult',
  description: 'The list as it is now, or why it was not changed. Since 2026-12.',
  types: () => [FirstRunList, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : FirstRunList),
});
