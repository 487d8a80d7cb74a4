import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { FirstRunItem } from './first-run.ts';

/** `TestedChannel` of `notices`, which imports this folder. */
const testedChannel = enumOf('TestedChannel');

const channelTestFields = fieldsOf('ChannelTest', 'The last test of a channel. Since 2026-12.', {
  channel: { shape: testedChannel, description: 'The channel.', console: false },
  askedAt: { shape: 'DateTime', description: 'When it was asked for.' },
  askedBy: { shape: 'String', description: 'Display name of whoever asked.' },
  answeredAt: { shape: 'DateTime', nullable: true, description: 'When a worker answered; null: not yet.' },
  ok: { shape: 'Boolean', nullable: true, description: 'It was taken; null: not answered yet.' },
  said: { shape: 'String', nullable: true, description: "What became of it, in the caller's language." },
});
export type ChannelTestView = ViewOf<typeof channelTestFields>;

const firstRunRowFields = fieldsOf('FirstRunRow', 'An item of the first-run list. Since 2026-12.', {
  item: { shape: enumOf<FirstRunItem>('FirstRunItem'), description: 'Its name.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  explains: { shape: 'String', description: 'Why it must be.' },
  checked: { shape: 'String', description: 'How it is checked.' },
  todo: { shape: 'String', description: 'What to do while it is open.' },
  path: { shape: 'String', nullable: true, description: "Path of the console's page where it is set." },
  blocksPush: { shape: 'Boolean', description: 'Nothing is pushed to a bureau while it is open.' },
  done: { shape: 'Boolean', description: 'It is seen in the data, or a person has confirmed it.' },
  confirmedAt: { shape: 'DateTime', nullable: true, description: 'When a person confirmed it.' },
  confirmedBy: { shape: 'String', nullable: true, description: 'Display name of whoever confirmed it.' },
  mayConfirm: { shape: 'Boolean', description: 'The caller may confirm it now.' },
  test: {
    shape: channelTestFields,
    nullable: true,
    description: 'The last test, of a channel that is tested.',
  },
  mayTest: {
    shape: testedChannel,
    nullable: true,
    description: 'The channel that a test is sent by, if the caller may send one.',
  },
});
export type FirstRunRowView = ViewOf<typeof firstRunRowFields>;

export const firstRunListFields = fieldsOf(
  'FirstRunList',
  'What this installation must have before its first push 首次运行清单. Since 2026-12.',
  {
    over: { shape: 'Boolean', description: 'Nothing is left to do or to confirm.' },
    blocksPush: {
      shape: 'Boolean',
      description: 'Orders are not pushed to a bureau, because the list is not confirmed.',
    },
    confirmedAt: { shape: 'DateTime', nullable: true, description: 'When the list was confirmed.' },
    confirmedBy: {
      shape: 'String',
      nullable: true,
      description:
        'Display name of whoever confirmed it; null with `confirmedAt`: it had pushed before there was a list.',
    },
    mayConfirm: { shape: 'Boolean', description: 'The caller may confirm the list now.' },
    rows: { shape: firstRunRowFields, list: true, description: 'Its items.' },
  },
);
