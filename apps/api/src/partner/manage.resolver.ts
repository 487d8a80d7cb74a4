import {
  addPartner,
  changePartner,
  closePartner,
  grantPartnerRecord,
  reopenPartner,
  withdrawPartnerRecord,
} from '@beian/accounts/partners';
import type { Language } from '@beian/domain/text';
import { formatCount, textLengths } from '@beian/domain/text';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { NoticeLanguages } from '../common/enums.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { PartnerAccountResult } from './account.type.ts';
import { changeAccount, listRecordsOf } from './manage.load.ts';
import { PartnerInput, PartnerRecordConnection } from './manage.type.ts';

const PartnerId = () => Arg('partnerId', () => ID, { description: "The partner's global id." });

/** Administrators create, change and close partners, and assign records to them. */
@Resolver()
export class PartnerManagementResolver {
  @Query(() => PartnerRecordConnection, {
    description: 'Records that a partner may open orders on, the latest first; administrators only. Since 2026-11.',
  })
  partnerRecords(
    @PartnerId() partnerId: string,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listRecordsOf(context, partnerId, { first, after, last, before });
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Creates a partner 新建合作方, which has no key yet (`createPartnerKey`); administrators only, audited. Since 2026-11.',
  })
  createPartner(
    @Arg('input', () => PartnerInput, { description: 'Name, address and page of an order.' }) input: PartnerInput,
    @Arg('language', () => NoticeLanguages, { description: 'Language of its notices, which it may change itself.' })
    language: Language,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, actor) => addPartner(ctx, tx, { ...input, language, actor, key }));
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Changes the name, address and page of an order of a partner 修改合作方; administrators only, audited. Since 2026-11.',
  })
  changePartner(
    @PartnerId() partnerId: string,
    @Arg('input', () => PartnerInput, { description: 'Name, address and page of an order from now on.' })
    input: PartnerInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, actor) => changePartner(ctx, tx, { ...input, partnerId, actor, key }));
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Closes a partner 停用合作方: its keys open nothing from now on, its orders go on; administrators only, audited. Since 2026-11.',
  })
  closePartner(@PartnerId() partnerId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, actor) => closePartner(ctx, tx, { partnerId, actor, key }));
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Opens a closed partner again 重新启用合作方, with those of its keys that have not ended; administrators only, audited. Since 2026-11.',
  })
  reopenPartner(@PartnerId() partnerId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeAccount(context, (ctx, tx, actor) => reopenPartner(ctx, tx, { partnerId, actor, key }));
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Lets a partner see a record and open orders on it 分配备案; administrators only, audited. A partner that has the filing password proves it itself (`proveRecord`). Since 2026-11.',
  })
  grantPartnerRecord(
    @PartnerId() partnerId: string,
    @Arg('filingNumber', () => String, { description: 'ICP filing number 备案号 of a subject or a website.' })
    filingNumber: string,
    @Arg('basis', () => String, {
      description: `Why, 1 to ${formatCount(textLengths.grantBasis)} characters, e.g. the number of a contract; no person.`,
    })
    basis: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, actor) =>
      grantPartnerRecord(ctx, tx, { partnerId, filingNumber, basis, actor, key }),
    );
  }

  @Mutation(() => PartnerAccountResult, {
    description:
      'Takes a record back from a partner 收回备案, unless it has an open order on it; administrators only, audited. Since 2026-11.',
  })
  withdrawPartnerRecord(
    @PartnerId() partnerId: string,
    @Arg('recordId', () => ID, { description: "The record's global id." }) recordId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeAccount(context, (ctx, tx, actor) =>
      withdrawPartnerRecord(ctx, tx, { partnerId, recordId, actor, key }),
    );
  }
}
