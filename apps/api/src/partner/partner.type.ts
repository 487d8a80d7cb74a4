import { type PartnerView, partnerFields } from '@beian/domain/partner';
import { Node } from '../common/node.type.ts';
import { objectType } from '../schema/object-type.ts';

export const Partner = objectType(partnerFields, Node);
export type Partner = PartnerView;
