import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { formatCount } from '../text/in-words.ts';
import type { RetentionKind } from './retention.ts';

export const retentionFields = fieldsOf(
  'Retention',
  'How long one kind is kept 保存期限, why, and what the job has deleted. Since 2026-11.',
  {
    kind: { shape: enumOf<RetentionKind>('RetentionKind'), description: 'Which kind.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    holds: { shape: 'String', description: 'What it is.' },
    why: { shape: 'String', description: 'Why it is kept.' },
    since: { shape: 'String', description: 'From when the days count.' },
    days: { shape: 'Int', nullable: true, description: 'Days; null: kept as long as `since` says, nothing is set.' },
    leastDays: { shape: 'Int', nullable: true, description: 'Fewer are refused.' },
    least: {
      shape: 'String',
      nullable: true,
      description: 'The source of the shortest period, or that it is the operator’s own choice.',
    },
    ruleId: { shape: 'String', nullable: true, description: 'Where that source can be read; null: there is none.' },
    changedAt: { shape: 'DateTime', nullable: true, description: 'When the days were last set; null: as installed.' },
    changedBy: { shape: 'String', nullable: true, description: 'Display name of whoever set them.' },
    ranAt: { shape: 'DateTime', nullable: true, description: 'When the job was last through with it.' },
    deleted: { shape: 'Float', description: 'What the job has deleted since ever.' },
    deletedAt: { shape: 'DateTime', nullable: true, description: 'When it last deleted something.', console: false },
    mayChange: { shape: 'Boolean', description: 'The caller may set it.' },
  },
);
export type RetentionView = ViewOf<typeof retentionFields>;

const fileSweepFields = fieldsOf(
  'FileSweep',
  'The file store compared with the rows: a share of it each day, and the rest as it was compared last. Since 2026-11.',
  {
    at: { shape: 'DateTime', description: 'When.' },
    files: { shape: 'Int', description: 'Files on the disk.' },
    orphans: { shape: 'Int', description: 'Files without a row that the last comparison deleted.' },
    missing: { shape: 'Int', description: 'Rows whose file is not there.' },
  },
);
export type FileSweepView = ViewOf<typeof fileSweepFields>;

export const retentionPageFields = fieldsOf(
  'RetentionPage',
  'Every kind with its time, and how the file store stands. Since 2026-11.',
  {
    kinds: { shape: retentionFields, list: true, description: 'In the order of the page.' },
    fileSweep: {
      shape: fileSweepFields,
      nullable: true,
      description: 'The last look at the file store; null: there was none.',
    },
  },
);

/** The rows due in a preview are counted up to here. */
export const MAX_COUNTED_ROWS = 10_000;

export const retentionPreviewFields = fieldsOf('RetentionPreview', 'What would go now. Since 2026-11.', {
  due: { shape: 'Int', description: `Rows; at most ${formatCount(MAX_COUNTED_ROWS)} are counted.` },
  dueIsCapped: { shape: 'Boolean', description: 'There are more.' },
});
export type RetentionPreview = ViewOf<typeof retentionPreviewFields>;
