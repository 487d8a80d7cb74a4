import {
  type DrawnEvent,
  type Duty,
  drawnEventNames,
  duties,
  eventRow,
  type QualityDimension,
  qualityDimensions,
  type SecondLookList,
  type SecondLookOutcome,
  type SecondLookState,
  secondLookLists,
  secondLookOutcomes,
  secondLookStates,
  type Text,
} from '@beian/domain';
import { enumOf } from './enums.ts';

export const Duties = enumOf<Duty>(
  'Duty',
  'What is owed 职责.',
  Object.fromEntries(Object.entries(duties).map(([name, { label }]) => [name, label])) as Record<Duty, Text>,
);
export const QualityDimensions = enumOf<QualityDimension>(
  'QualityDimension',
  'Along what the figures of quality are cut 维度.',
  qualityDimensions,
);
export const SecondLookLists = enumOf<SecondLookList>('SecondLookList', 'A list of second looks.', secondLookLists);
export const SecondLookStates = enumOf<SecondLookState>(
  'SecondLookState',
  'How a second look stands 抽检状态.',
  secondLookStates,
);
export const SecondLookOutcomes = enumOf<SecondLookOutcome>(
  'SecondLookOutcome',
  'How a second look came out 抽检结果.',
  secondLookOutcomes,
);
export const DrawnEvents = enumOf<DrawnEvent>(
  'DrawnEvent',
  'A decision of which some are looked at again.',
  Object.fromEntries(drawnEventNames.map((name) => [name, eventRow(name).label])) as Record<DrawnEvent, Text>,
);
