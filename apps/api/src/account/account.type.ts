import type { StaffRole } from '@beian/accounts/staff';
import {
  type AccountState,
  accountStates,
  INVITATION_HOURS,
  loginBounds,
  MAX_NAME_LENGTH,
  MAX_SESSIONS,
  staffRoles,
} from '@beian/domain/staff';
import { countInWords } from '@beian/domain/text';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

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

@ObjectType('StaffSession', { simpleResolvers: true, description: 'A sign-in that goes on 会话. Since 2026-11.' })
export class StaffSession {
  @Field(() => ID, { description: 'Global id, `session_…`; opens nothing.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the browser, e.g. `Chrome`; null: not told.' })
  browser!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the system, e.g. `Windows`; null: not told.' })
  system!: string | null;

  @Field(() => String, { description: 'The network that it began in, e.g. `203.0.113.*`; empty: not known.' })
  place!: string;

  @Field(() => DateTime, { description: 'When it began.' })
  begunAt!: string;

  @Field(() => DateTime, { description: 'Its last use, to the minute.' })
  seenAt!: string;

  @Field(() => DateTime, { description: 'When it ends where it is not used any more.' })
  endsAt!: string;

  @Field(() => Boolean, { description: 'It is the one that asks.' })
  current!: boolean;
}

@ObjectType('StaffAccount', {
  simpleResolvers: true,
  description: 'An account 账号 of the staff or of a partner’s person, as administrators see it. Since 2026-11.',
})
export class StaffAccount {
  @Field(() => ID, { description: "The person's global id." })
  id!: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  login!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => [StaffRoles], { description: 'Roles held; none for a partner’s person.' })
  roles!: readonly StaffRole[];

  @Field(() => AccountStates, { description: 'Whether somebody may sign in by it.' })
  state!: AccountState;

  @Field(() => Boolean, { description: 'Signs in by the identity provider, which says name and roles 统一登录.' })
  ofProvider!: boolean;

  @Field(() => Boolean, { description: 'Has a second factor 两步验证.' })
  secondFactor!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Until when a link may be used; null: none may.' })
  invitedUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last use of a session that goes on; null: there is none.' })
  lastSeenAt!: string | null;

  @Field(() => [StaffSession], {
    description: `Sessions that go on, ${countInWords(MAX_SESSIONS)} at most, the newest first.`,
  })
  sessions!: readonly StaffSession[];

  @Field(() => Boolean, { description: "It is the caller's own, which nobody manages." })
  own!: boolean;
}

export const StaffAccountConnection = connectionType(StaffAccount, 'StaffAccount');

@ObjectType('OwnAccount', {
  simpleResolvers: true,
  description: "The caller's own account 我的账号. Since 2026-11.",
})
export class OwnAccount {
  @Field(() => ID, { description: "The person's global id." })
  id!: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  login!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => [StaffRoles], { description: 'Roles held.' })
  roles!: readonly StaffRole[];

  @Field(() => Boolean, {
    description: 'Signs in by the identity provider: has no password and no second factor here.',
  })
  ofProvider!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the password was set; null: not known, or there is none.',
  })
  passwordChangedAt!: string | null;

  @Field(() => Int, { description: 'Characters that another password has at least.' })
  passwordLeast!: number;

  @Field(() => Boolean, { description: 'Has a second factor 两步验证.' })
  secondFactor!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when.' })
  secondFactorSince!: string | null;

  @Field(() => Boolean, { description: 'The setting asks for one: it cannot be removed.' })
  secondFactorNeeded!: boolean;

  @Field(() => Int, { description: 'Recovery codes 恢复码 that are not used.' })
  recoveryCodesLeft!: number;

  @Field(() => [StaffSession], {
    description: `Sessions that go on, ${countInWords(MAX_SESSIONS)} at most, the newest first.`,
  })
  sessions!: readonly StaffSession[];
}

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

@ObjectType('StaffAccountChanged', { simpleResolvers: true, description: 'An account as it is now. Since 2026-11.' })
export class StaffAccountChanged {
  @Field(() => StaffAccount, { description: 'The account.' })
  account!: StaffAccount;

  @Field(() => String, {
    nullable: true,
    description: `What the link to set a password ends in, \`/welcome#…\`: in the first answer alone, good once within ${INVITATION_HOURS} hours; null where no link was made, and in a repeated answer.`,
  })
  invitation!: string | null;
}

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
