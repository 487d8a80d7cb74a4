import { type FirstRunItem, firstRun, firstRunListFields } from '@beian/domain/first-run';
import { channels, type TestedChannel, testedChannels } from '@beian/domain/notices';
import { enumOf, labelsOf } from '../common/enums.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

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

export const FirstRunList = objectType(firstRunListFields);

export const FirstRunResult = resultType(
  'FirstRunResult',
  'The list as it is now, or why it was not changed. Since 2026-12.',
  FirstRunList,
);
