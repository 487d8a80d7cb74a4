import { partnerErrorCountFields } from '@beian/domain/partner';
import { objectType } from '../schema/object-type.ts';

export const PartnerErrorCount = objectType(partnerErrorCountFields);
