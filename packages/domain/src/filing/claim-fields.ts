import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { ClaimPaper, ClaimState, ClaimStep } from './claim.ts';

export const claimPaperFields = fieldsOf('ClaimPaperPicture', 'A paper of a claim. Since 2026-12.', {
  id: { shape: 'ID', description: 'Its global id; `GET /claim-papers/:id` answers the picture to staff.' },
  paper: { shape: enumOf<ClaimPaper>('ClaimPaper'), description: 'What it is.' },
  label: { shape: 'String', description: "The same in the caller's language." },
});

export const recordClaimFields = fieldsOf(
  'RecordClaim',
  'A partner claims by papers a filing that no partner holds 认领备案. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    filingNumber: { shape: 'String', description: '主体备案号, as it was given.' },
    partnerId: { shape: 'ID', description: 'The partner that claims it.', console: false },
    partnerName: { shape: 'String', description: 'Its name.' },
    recordId: {
      shape: 'ID',
      nullable: true,
      readers: 'staff',
      description: 'The record whose number and certificate fit; null: not compared yet, or none fits.',
    },
    subjectName: {
      shape: 'String',
      nullable: true,
      readers: 'staff',
      description: 'Its subject, masked if it is a person.',
    },
    state: { shape: enumOf<ClaimState>('ClaimState'), description: 'How it stands.' },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    steps: { shape: enumOf<ClaimStep>('ClaimStep'), list: true, description: 'What the caller may do with it now.' },
    papers: { shape: claimPaperFields, list: true, description: 'What was handed in.' },
    claimedAt: { shape: 'DateTime', description: 'When it was claimed.' },
    ownerUntil: {
      shape: 'DateTime',
      nullable: true,
      description: 'Until when the subject principal may answer by the link of an SMS; null: nobody was asked.',
    },
    ownerAnswered: { shape: 'Boolean', description: 'The principal agreed.' },
    objectionUntil: {
      shape: 'DateTime',
      nullable: true,
      description: 'Until when the former holder, whose account is closed, may object; null: nobody held it.',
    },
    endedAt: { shape: 'DateTime', nullable: true, description: 'When it ended; null: it is open.' },
    reason: { shape: 'String', nullable: true, description: 'Why the desk decided so.' },
  },
);
export type RecordClaimView = ViewOf<typeof recordClaimFields>;
