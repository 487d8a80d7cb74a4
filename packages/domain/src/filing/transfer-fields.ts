import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { TransferState, TransferStep } from './transfer.ts';

export const recordTransferFields = fieldsOf(
  'RecordTransfer',
  'A filing that moves from one partner’s account to another’s 转移备案. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    recordId: { shape: 'ID', description: 'The record; the receiver sees it once it has accepted.', console: false },
    filingNumber: { shape: 'String', description: '主体备案号, as it was offered.' },
    fromPartnerId: { shape: 'ID', description: 'The partner that gives it.', console: false },
    fromName: { shape: 'String', description: 'Its name.' },
    toPartnerId: { shape: 'ID', description: 'The partner that receives it.', console: false },
    toName: { shape: 'String', description: 'Its name.' },
    state: { shape: enumOf<TransferState>('TransferState'), description: 'How it stands.' },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    steps: {
      shape: enumOf<TransferStep>('TransferStep'),
      list: true,
      description: 'What the caller may do with it now.',
    },
    offeredAt: { shape: 'DateTime', description: 'When it was offered.' },
    expiresAt: { shape: 'DateTime', description: 'Until when the owner and the receiver may answer.' },
    endedAt: { shape: 'DateTime', nullable: true, description: 'When it ended; null: it is open.' },
  },
);
export type RecordTransferView = ViewOf<typeof recordTransferFields>;
