import {
  changeStaffRoles,
  closeStaff,
  endStaffSessions,
  invitePartnerPerson,
  inviteStaff,
  openStaff,
  resetSecondFactor,
  resetStaff,
} from '@beian/accounts/accounts';
import { REAUTHENTICATED_MINUTES, type StaffRole } from '@beian/domain/staff';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { changeAccount, endOwnSession, findOwnAccount, listAccounts } from './account.load.ts';
import {
  OwnAccount,
  OwnAccountResult,
  PartnerPersonInput,
  StaffAccountConnection,
  StaffAccountResult,
  StaffInvitationInput,
  StaffRoles,
} from './account.type.ts';

const StaffId = () => Arg('staffId', () => ID, { description: "The person's global id; not one's own." });

/** Staff accounts and sessions. Passwords and codes are sent to the HTTP routes under `/auth`, not over GraphQL. */
@Resolver()
export class StaffAccountResolver {
  @Query(() => StaffAccountConnection, {
    description: 'Accounts of the staff 账号 by name, the closed ones, too; administrators only. Since 2026-11.',
  })
  staffAccounts(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listAccounts(context, null, { first, after, last, before });
  }

  @Query(() => StaffAccountConnection, {
    description:
      'Accounts of a partner’s people 合作方人员 by name, the closed ones, too; administrators only. Since 2026-11.',
  })
  partnerPeople(
    @Arg('partnerId', () => ID, { description: "The partner's global id." }) partnerId: string,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listAccounts(context, partnerId, { first, after, last, before });
  }

  @Query(() => OwnAccount, {
    description: "The caller's own account 我的账号; people who are signed in alone, no keys. Since 2026-11.",
  })
  ownAccount(@Ctx() context: RequestContext) {
    return findOwnAccount(context);
  }

  @Mutation(() => OwnAccountResult, {
    description: `Ends a session 结束会话: one's own, or as an administrator anybody's; within ${REAUTHENTICATED_MINUTES} minutes of a password. Audited. Since 2026-11.`,
  })
  endSession(
    @Arg('id', () => ID, { description: "The session's global id." }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return endOwnSession(context, id, key);
  }

  @Mutation(() => OwnAccountResult, {
    description: `Ends all of one's own sessions but this one 结束其他会话; within ${REAUTHENTICATED_MINUTES} minutes of a password. Audited. Since 2026-11.`,
  })
  endOtherSessions(@Key() key: string, @Ctx() context: RequestContext) {
    return endOwnSession(context, null, key);
  }

  @Mutation(() => StaffAccountResult, {
    description: `Makes an account with a link by which its person sets the password 邀请; administrators only, within ${REAUTHENTICATED_MINUTES} minutes of a password, audited. Since 2026-11.`,
  })
  inviteStaff(
    @Arg('input', () => StaffInvitationInput, { description: 'Login, name and roles.' }) input: StaffInvitationInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, call) => inviteStaff(ctx, tx, { ...call, ...input, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description: `Invites a person of a partner 邀请合作方人员, who signs in as staff do and sees and does what a live key of the partner with RECORDS and ORDERS may, no keys and no webhooks; administrators only, within ${REAUTHENTICATED_MINUTES} minutes of a password, audited. The other mutations of accounts take its id. Since 2026-11.`,
  })
  invitePartnerPerson(
    @Arg('partnerId', () => ID, { description: "The partner's global id." }) partnerId: string,
    @Arg('input', () => PartnerPersonInput, { description: 'Login and name.' }) input: PartnerPersonInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, call) =>
      invitePartnerPerson(ctx, tx, { ...call, ...input, partnerId, key }),
    );
  }

  @Mutation(() => StaffAccountResult, {
    description:
      'Makes a new link to set a password by 重置登录; the old password and all sessions end, a second factor stays. Administrators only, audited. Since 2026-11.',
  })
  resetStaff(@StaffId() staffId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, call) => resetStaff(ctx, tx, { ...call, staffId, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description:
      'Takes a second factor away 重置两步验证, with its recovery codes; all sessions end. Administrators only, audited. Since 2026-11.',
  })
  resetSecondFactor(@StaffId() staffId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, call) => resetSecondFactor(ctx, tx, { ...call, staffId, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description:
      'Says which roles somebody holds 更改角色, from the next request on; never the own ones. Administrators only, audited. Since 2026-11.',
  })
  changeStaffRoles(
    @StaffId() staffId: string,
    @Arg('roles', () => [StaffRoles], { description: 'At least one.' }) roles: StaffRole[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, call) => changeStaffRoles(ctx, tx, { ...call, staffId, roles, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description:
      'Closes an account 停用: nobody signs in by it, and its sessions and links end. Administrators only, audited. Since 2026-11.',
  })
  closeStaff(@StaffId() staffId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, call) => closeStaff(ctx, tx, { ...call, staffId, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description: 'Opens a closed account again 启用; administrators only, audited. Since 2026-11.',
  })
  openStaff(@StaffId() staffId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, call) => openStaff(ctx, tx, { ...call, staffId, key }));
  }

  @Mutation(() => StaffAccountResult, {
    description: "Ends all of somebody's sessions 结束全部会话; administrators only, audited. Since 2026-11.",
  })
  endStaffSessions(@StaffId() staffId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, call) => endStaffSessions(ctx, tx, { ...call, staffId, key }));
  }
}
