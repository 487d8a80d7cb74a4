import { isoSql, type Projection } from '@beian/database/sql';
import { type ManualStage, manualStages } from '@beian/domain/order';
import type { ManualHandOverView } from '@beian/domain/order-fields';
import { manualStageSql } from '../facts/manual-stage.ts';
import { partOf } from '../part/part.ts';

type Row = Omit<ManualHandOverView, 'stage' | 'stageLabel' | 'evidenceUrl' | 'answerEvidenceUrl'> & {
  readonly stage: ManualStage;
  readonly evidenceId: string | null;
  readonly answerEvidenceId: string | null;
};

const manual: Projection<'manual', Row | null> = {
  name: 'manual',
  optional: { rows: 'manual', none: null },
  sql: `(select json_build_object('stage', ${manualStageSql}, 'since', ${isoSql('h.at')}, 'number', h.number, 'enteredDay', h.entered_day,
      'enteredBy', h.entered_name, 'evidenceId', h.evidence_id, 'confirmedBy', h.confirmed_name, 'approves', h.approves,
      'answerDay', h.answer_day, 'subjectNumber', h.subject_number, 'serviceNumber', h.service_number, 'answeredBy', h.answered_name,
      'answerEvidenceId', h.answer_evidence_id)
    from app.manual_hand_overs h where h.order_id = o.id and h.ended_at is null)`,
};

const pictureOf = (id: string | null): string | null => (id === null ? null : `/evidence/${id}`);

/** 人工报送: what was recorded of an order that goes by hand; staff only. */
export const manualPart = partOf({
  projections: [manual],
  desk: true,
  view: ({ manual: row }, _, { language }) => {
    if (row === null) return { manual: null };
    const { evidenceId, answerEvidenceId, ...shown } = row;
    return {
      manual: {
        ...shown,
        stageLabel: manualStages[row.stage][language],
        evidenceUrl: pictureOf(evidenceId),
        answerEvidenceUrl: pictureOf(answerEvidenceId),
      },
    };
  },
});
