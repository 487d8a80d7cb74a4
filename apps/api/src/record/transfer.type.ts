import { recordTransferFields } from '@beian/domain/filing';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

const RecordTransfer = objectType(recordTransferFields);

export const RecordTransferConnection = connectionType(RecordTransfer, 'RecordTransfer');

export const RecordTransferResult = resultType(
  'RecordTransferResult',
  'The transfer as it then stands, or why the step was refused. Since 2026-12.',
  RecordTransfer,
);
