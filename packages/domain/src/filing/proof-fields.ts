import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { ProofState } from './proof.ts';

export const recordProofFields = fieldsOf(
  'RecordProof',
  'A proof that a record is the partner’s to change 备案归属核实. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id, of this proof.' },
    filingNumber: {
      shape: 'String',
      description: 'The number as the bureau was asked about it: that of the subject.',
      console: false,
    },
    state: {
      shape: enumOf<ProofState>('ProofState'),
      description: 'PENDING while the bureau is asked, PROVED once the record may be acted on.',
    },
    askedAt: { shape: 'DateTime', description: 'When it was asked for.', console: false },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the answer came; null: it is awaited.',
      console: false,
    },
  },
);
export type RecordProofView = ViewOf<typeof recordProofFields>;

export const recordPartnerFields = fieldsOf(
  'RecordPartner',
  'A partner that may act on a record, and how it came to that; staff only. Since 2026-11.',
  {
    partnerId: { shape: 'ID', description: "The partner's global id." },
    partnerName: { shape: 'String', description: 'Its name.' },
    basis: { shape: 'String', description: "Who granted it and why, or that it was proved, in the caller's language." },
    since: { shape: 'DateTime', description: 'Since when.' },
  },
);
export type RecordPartnerView = ViewOf<typeof recordPartnerFields>;
