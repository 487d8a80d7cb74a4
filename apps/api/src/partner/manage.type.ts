import { partnerDetails } from '@beian/accounts/partners';
import { partnerRecordFields } from '@beian/domain/partner';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';

export const PartnerInput = inputType(partnerDetails);
export type PartnerInput = Given<typeof partnerDetails>;

export const PartnerRecord = objectType(partnerRecordFields);

export const PartnerRecordConnection = connectionType(PartnerRecord, 'PartnerRecord');
