import { partnerInvitation, staffInvitation } from '@beian/accounts/accounts';
import {
  type AccountState,
  accountStates,
  ownAccountFields,
  type StaffRole,
  staffAccountChangedFields,
  staffAccountFields,
  staffRoles,
} from '@beian/domain/staff';
import { registerEnumType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const AccountStates = Object.fromEntries(accountStates.map((one) => [one, one])) as Record<
  AccountState,
  AccountState
>;
registerEnumType(AccountStates, {
  name: 'AccountState',
  description: 'Whether somebody may sign in 账号状态. Since 2026-11.',
  valuesConfig: {
    ACTIVE: { description: 'May sign in.' },
    INVITED: { description: 'Has no password yet: a link is out, or has to be made.' },
    CLOSED: { description: 'May not sign in 停用.' },
  },
});

/** GraphQL enum values are upper case: `reviewer` is `REVIEWER`. */
export const StaffRoles = Object.fromEntries(staffRoles.map((role) => [role.toUpperCase(), role])) as Record<
  string,
  StaffRole
>;
registerEnumType(StaffRoles, {
  name: 'StaffRole',
  description: 'A role that people of the desk hold 角色. Since 2026-11.',
  valuesConfig: {
    REVIEWER: { description: 'Reviews orders 审核员.' },
    SUPERVISOR: { description: 'Watches clocks and moves work, and may do what a reviewer may 主管.' },
    ADMINISTRATOR: { description: 'Keeps staff, partners, bureaus, calendar and settings 管理员.' },
  },
});

export const StaffAccount = objectType(staffAccountFields);

export const StaffAccountConnection = connectionType(StaffAccount, 'StaffAccount');

export const OwnAccount = objectType(ownAccountFields);

export const StaffInvitationInput = inputType(staffInvitation);
export type StaffInvitationInput = Given<typeof staffInvitation>;
export const PartnerPersonInput = inputType(partnerInvitation);
export type PartnerPersonInput = Given<typeof partnerInvitation>;

export const StaffAccountChanged = objectType(staffAccountChangedFields);

export const StaffAccountResult = resultType(
  'StaffAccountResult',
  'The account, or why nothing was done. Since 2026-11.',
  StaffAccountChanged,
);

export const OwnAccountResult = resultType(
  'OwnAccountResult',
  'The account, or why nothing was done. Since 2026-11.',
  OwnAccount,
);
