import { duties } from '@beian/domain/clock';
import { type EscapeCause, escapeCauses } from '@beian/domain/escapes';
import { eventRow } from '@beian/domain/order';
import type { Duty } from '@beian/domain/order-names';
import {
  type DrawnEvent,
  drawnEventNames,
  type QualityDimension,
  qualityDimensions,
  type SpotCheckList,
  type SpotCheckOutcome,
  type SpotCheckState,
  spotCheckLists,
  spotCheckOutcomes,
  spotCheckStates,
} from '@beian/domain/quality';
import type { BilingualText } from '@beian/domain/text';
import { enumOf } from './enums.ts';

export const Duties = enumOf<Duty>(
  'Duty',
  'What is owed 职责.',
  Object.fromEntries(Object.entries(duties).map(([name, { label }]) => [name, label])) as Record<Duty, BilingualText>,
);
export const QualityDimensions = enumOf<QualityDimension>(
  'QualityDimension',
  'Along what the figures of quality are cut 维度.',
  qualityDimensions,
);
export const SpotCheckLists = enumOf<SpotCheckList>('SecondLookList', 'A list of spot checks.', spotCheckLists);
export const SpotCheckStates = enumOf<SpotCheckState>(
  'SecondLookState',
  'How a spot check stands 抽检状态.',
  spotCheckStates,
);
export const SpotCheckOutcomes = enumOf<SpotCheckOutcome>(
  'SecondLookOutcome',
  'How a spot check came out 抽检结果.',
  spotCheckOutcomes,
);
export const DrawnEvents = enumOf<DrawnEvent>(
  'DrawnEvent',
  'A decision of which some are looked at again.',
  Object.fromEntries(drawnEventNames.map((name) => [name, eventRow(name).label])) as Record<DrawnEvent, BilingualText>,
);
export const EscapeCauses = enumOf<EscapeCause>(
  'EscapeCause',
  'How our review let pass what a bureau refused 流出原因.',
  escapeCauses,
);
