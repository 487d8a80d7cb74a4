import { isoSql, type Projection } from '@beian/database/sql';
import type { FaceCheckView } from '@beian/domain/order-fields';
import {
  type FaceCheckState,
  type FaceOutcome,
  type FacePicture,
  faceCheckStates,
  faceOutcomeRow,
  facePictures,
} from '@beian/domain/photo';
import type { Language } from '@beian/domain/text';
import { partOf } from '../part/part.ts';

interface Row {
  readonly id: string;
  readonly state: FaceCheckState;
  readonly outcome: FaceOutcome | null;
  readonly score: number | null;
  readonly consentVersion: string;
  readonly consentedAt: string;
  readonly sentAt: string | null;
  readonly answeredAt: string | null;
  readonly commitmentVersion: string | null;
  readonly commitmentText: string | null;
  readonly signedAt: string | null;
  readonly reusedFrom: string | null;
  /** Of the pictures that a partner does not read: empty for it. */
  readonly pictures: readonly { readonly id: string; readonly kind: FacePicture }[];
}

const faceCheck: Projection<'faceCheck', Row | null> = {
  name: 'faceCheck',
  optional: { rows: 'photos', none: null },
  sql: `(select json_build_object('id', c.id, 'state', c.state, 'outcome', c.outcome, 'score', c.score, 'consentVersion', c.consent_version,
      'consentedAt', ${isoSql('c.consented_at')}, 'sentAt', ${isoSql('c.sent_at')}, 'answeredAt', ${isoSql('c.answered_at')},
      'commitmentVersion', c.commitment_version, 'commitmentText', c.commitment_text, 'signedAt', ${isoSql('c.signed_at')},
      'reusedFrom', (select p.number from app.face_checks x join app.orders p on p.id = x.order_id where x.id = c.reused_from),
      'pictures', coalesce((select json_agg(json_build_object('id', f.id, 'kind', f.kind) order by array_position(array['ID_FRONT', 'ID_BACK'], f.kind), f.kind)
        from app.face_pictures f where f.check_id = c.id), '[]'))
    from app.face_checks c where c.order_id = o.id order by c.consented_at desc, c.id desc limit 1)`,
};

/** The last face check of an order; its pictures for staff only, and only once it was sent. */
export const faceCheckPart = partOf({
  projections: [faceCheck],
  view: (read, _, { actor, language }) => ({
    faceCheck: read.faceCheck && viewOf(read.faceCheck, actor.kind === 'staff', language),
  }),
});

function viewOf(row: Row, forStaff: boolean, language: Language): FaceCheckView {
  const outcome = row.outcome === null ? null : faceOutcomeRow(row.outcome);
  const shown = forStaff && row.state !== 'taking' ? row.pictures : [];
  return {
    ...row,
    stateLabel: faceCheckStates[row.state][language],
    outcomeLabel: outcome?.label[language] ?? null,
    advice: ((forStaff ? outcome?.atDesk : undefined) ?? outcome?.onPhone)?.[language] ?? null,
    pictures: shown.map(({ id, kind }) => ({
      id,
      kind,
      label: facePictures[kind][language],
      url: `/face-pictures/${id}`,
      thumbnailUrl: `/face-pictures/${id}?size=thumbnail`,
    })),
  };
}
