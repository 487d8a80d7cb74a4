import { outsideSources, outsideUses } from '@beian/domain/dry-run';
import {
  type BlindOutcome,
  type BlindSide,
  blindOutcomes,
  blindSides,
  type EscalationReason,
  type EtaBasis,
  escalationReasons,
  etaBases,
  LEAST_ETA_CASES,
  type ManualStage,
  manualStages,
  type PlanName,
  planLabels,
  type SkipReason,
  skipReasons,
} from '@beian/domain/order';
import {
  type DoubtReason,
  doubtReasons,
  type PaperSource,
  type PaperState,
  type PaperVerdict,
  paperKinds,
  paperSources,
  paperStates,
  paperVerdicts,
  type ReadingOutcome,
  readingOutcomes,
  type SeenPaper,
  type UploadReadingState,
  uploadReadingStates,
} from '@beian/domain/reading';
import { type RevealAlarmKind, type RevealPurpose, revealAlarmKinds, revealPurposes } from '@beian/domain/staff';
import { enumOf, labelsOf } from './enums.ts';

export const PlanNames = enumOf<PlanName>(
  'PlanName',
  'Orders that do together what one order may not 办理方案.',
  planLabels,
);
export const RevealPurposes = enumOf<RevealPurpose>(
  'RevealPurpose',
  'What somebody without the lease looks at a personal value for 查看目的.',
  revealPurposes,
);

// Named by rows alone.
enumOf<EscalationReason>(
  'EscalationReason',
  'Why an order is handed up to the supervisors 升级原因.',
  escalationReasons,
);
enumOf<SkipReason>('SkipReason', 'Why an order is passed over 跳过原因.', skipReasons);
enumOf<EtaBasis>(
  'EtaBasis',
  `What an expected time goes by 预计依据, the nearest first; one with fewer than ${LEAST_ETA_CASES} cases gives way to the next.`,
  labelsOf(etaBases),
);
enumOf<RevealAlarmKind>('RevealAlarmKind', 'What supervisors are told of who reveals much 查看告警.', revealAlarmKinds);
enumOf('OutsideSource', 'Who outside is asked of what an order brings.', outsideSources);
enumOf('OutsideUse', 'Whether there is an answer that counts 外部答复.', outsideUses);
enumOf<BlindOutcome>('BlindOutcome', 'What two places say of one value, without the value 盲比对.', blindOutcomes);
enumOf<BlindSide>('BlindSide', 'What the form is held against 比对对象.', blindSides);
enumOf<'SAME' | 'CHANGED'>('SinceReturn', 'An item against the last return of its order 与上次退回相比.', {
  SAME: { zh: '未变', en: 'As it was' },
  CHANGED: { zh: '已变', en: 'Changed since' },
});
enumOf<ReadingOutcome>(
  'ReadingOutcome',
  'What a paper says of a value, beside what was typed 识别结果. Since 2026-11; `LOOK` since 2026-12.',
  readingOutcomes,
);
enumOf<UploadReadingState>(
  'UploadReadingState',
  'How the reading of an upload stands. Since 2026-12.',
  uploadReadingStates,
);
enumOf<PaperVerdict>('PaperVerdict', 'What a paper as a whole says 整份证件. Since 2026-12.', paperVerdicts);
enumOf<DoubtReason>('DoubtReason', 'Why a value of a paper is doubtful 存疑. Since 2026-12.', doubtReasons);
enumOf<SeenPaper>('SeenPaper', 'What a page seems to be 证件种类. Since 2026-12.', {
  ...paperKinds,
  OTHER: { zh: '其他', en: 'None of the papers that can be read' },
});
enumOf<PaperSource>('PaperSource', 'Where on a paper a value was read. Since 2026-11.', paperSources);
enumOf<PaperState>(
  'PaperState',
  'What became of reading a material by the machine. Since 2026-11; `READING`, `UNREADABLE` and `NO_READER` since 2026-12.',
  paperStates,
);
export const ManualStages = enumOf<ManualStage>(
  'ManualStage',
  'Where an order is that goes by hand 人工报送.',
  manualStages,
);
