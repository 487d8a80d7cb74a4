import {
  type AccountState,
  accountStates,
  loginBounds,
  MAX_NAME_LENGTH,
  ownAccountFields,
  type StaffRole,
  staffAccountChangedFields,
  staffAccountFields,
  staffRoles,
} from '@beian/domain/staff';
import { createUnionType, Field, InputType, registerEnumType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

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

const loginRule = `${loginBounds.least} to ${loginBounds.most} small letters, digits, dots, hyphens and underscores, a letter first.`;

@InputType('StaffInvitationInput', { description: 'Whom to invite. Since 2026-11.' })
export class StaffInvitationInput {
  @Field(() => String, { description: loginRule })
  login!: string;

  @Field(() => String, { description: `Display name, 1 to ${MAX_NAME_LENGTH} characters.` })
  name!: string;

  @Field(() => [StaffRoles], { description: 'At least one.' })
  roles!: StaffRole[];
}

@InputType('PartnerPersonInput', { description: 'Whom to invite for a partner. Since 2026-11.' })
export class PartnerPersonInput {
  @Field(() => String, { description: loginRule })
  login!: string;

  @Field(() => String, {
    description: `Display name, 1 to ${MAX_NAME_LENGTH} characters; orders show it where the person acted.`,
  })
  name!: string;
}

export const StaffAccountChanged = objectType(staffAccountChangedFields);

export const StaffAccountResult = createUnionType({
  name: 'StaffAccountResult',
  description: 'The account, or why nothing was done. Since 2026-11.',
  types: () => [StaffAccountChanged, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : StaffAccountChanged),
});

export const OwnAccountResult = createUnionType({
  name: 'OwnAccountResult',
  description: 'The account, or why nothing was done. Since 2026-11.',
  types: () => [OwnAccount, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : OwnAccount),
});
