import { type RecordView, recordFields, recordHistoryFields, recordPartnerFields } from '@beian/domain/filing';
import { changeFormFields, changeRuleFields, orderOptionFields, planOptionFields } from '@beian/domain/order';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';

/** Fields with a resolver (`actions`, `openOrder`) are in record.resolver.ts. */
export const FilingRecord = objectType(recordFields, Node);
export type FilingRecord = RecordView;

export const ChangeForm = objectType(changeFormFields);
export const ChangeRule = objectType(changeRuleFields);
export const OrderOption = objectType(orderOptionFields);
export const PlanOption = objectType(planOptionFields);
export const RecordHistory = objectType(recordHistoryFields);
export const RecordPartner = objectType(recordPartnerFields);

export const FilingRecordConnection = connectionType(FilingRecord, 'FilingRecord');
