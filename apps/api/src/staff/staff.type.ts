import { type StaffMemberView, staffMemberFields } from '@beian/domain/staff';
import { colleagueFields } from '@beian/domain/work';
import { Node } from '../common/node.type.ts';
import { objectType } from '../schema/object-type.ts';

export const StaffMember = objectType(staffMemberFields, Node);
export type StaffMember = StaffMemberView;

export const Colleague = objectType(colleagueFields);
