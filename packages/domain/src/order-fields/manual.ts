import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { ManualStage } from '../order/facts.ts';

export const manualHandOverFields = fieldsOf(
  'ManualHandOver',
  "人工报送: what two people recorded of an order that is entered in the bureau's own system; staff only. Since 2026-12.",
  {
    stage: { shape: enumOf<ManualStage>('ManualStage'), description: 'Where it is.' },
    stageLabel: { shape: 'String', description: "What people call it, in the caller's language." },
    since: { shape: 'DateTime', description: 'When it was pushed.' },
    number: {
      shape: 'String',
      nullable: true,
      description: "The number of the bureau's system; null: not entered yet.",
    },
    enteredDay: { shape: 'String', nullable: true, description: 'Shanghai day of the entry, `YYYY-MM-DD`.' },
    enteredBy: { shape: 'String', nullable: true, description: 'Who recorded the entry.' },
    evidenceUrl: {
      shape: 'String',
      nullable: true,
      description: "The picture of the bureau's page: a path on this server.",
    },
    confirmedBy: { shape: 'String', nullable: true, description: 'Who confirmed the entry; null: nobody yet.' },
    approves: {
      shape: 'Boolean',
      nullable: true,
      description: 'The recorded result is an approval; null: none is recorded.',
    },
    answerDay: { shape: 'String', nullable: true, description: 'Shanghai day of the result, `YYYY-MM-DD`.' },
    subjectNumber: { shape: 'String', nullable: true, description: 'The filing number of the subject, as recorded.' },
    serviceNumber: { shape: 'String', nullable: true, description: 'The filing number of the website, as recorded.' },
    answeredBy: { shape: 'String', nullable: true, description: 'Who recorded the result.' },
    answerEvidenceUrl: {
      shape: 'String',
      nullable: true,
      description: "The picture of the bureau's result: a path on this server.",
    },
  },
);
export type ManualHandOverView = ViewOf<typeof manualHandOverFields>;
