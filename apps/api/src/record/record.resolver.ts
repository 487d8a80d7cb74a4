import { type RecordFilter, recordFilters } from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Action } from '../common/action.type.ts';
import { OrderKinds } from '../common/enums.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Order } from '../order/order.type.ts';
import { filterArguments, type GivenFilter } from '../schema/filter-input.ts';
import { selectedParts } from '../selected-parts.ts';
import { findRecord, listRecords, loadChangeForm } from './record.load.ts';
import {
  ChangeForm,
  ChangeRule,
  FilingRecord,
  FilingRecordConnection,
  OrderOption,
  PlanOption,
  RecordPartner,
} from './record.type.ts';

const RecordFilters = filterArguments(recordFilters);

@Resolver(() => FilingRecord)
export class RecordResolver {
  @Query(() => FilingRecord, {
    nullable: true,
    description: 'A filing record; null where there is none that the caller may see. Since 2026-11.',
  })
  record(@Arg('id', () => ID, { description: 'Its global id.' }) id: string, @Ctx() context: RequestContext) {
    return findRecord(context, id);
  }

  @Query(() => FilingRecordConnection, {
    description: 'Filing records that the caller may see, by filing number. Since 2026-11.',
  })
  records(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Args(() => RecordFilters) filter: GivenFilter<RecordFilter>,
    @Ctx() context: RequestContext,
  ) {
    return listRecords(context, { first, after, last, before }, filter);
  }

  @Query(() => ChangeForm, {
    nullable: true,
    description:
      'What a change of this kind would ask for; null where there is no such record that the caller may see. Since 2026-11.',
  })
  changeForm(
    @Arg('recordId', () => ID, { description: 'The record.' }) recordId: string,
    @Arg('kind', () => OrderKinds, { description: 'What the order would ask for.' }) kind: OrderKind,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Left out: the first website of the record.' })
    websiteId: string | null,
    @Ctx() context: RequestContext,
  ) {
    return loadChangeForm(context, { recordId, kind, websiteId });
  }

  @FieldResolver(() => [ChangeRule], {
    description: 'What its bureau says to each way of changing this subject, under the edition in force.',
  })
  changeRules(@Root() record: FilingRecord, @Ctx() context: RequestContext) {
    return context.loaders().changeRules(record.id);
  }

  @FieldResolver(() => [Action], { description: 'Whether an order of this kind can be opened for it, with reasons.' })
  actions(
    @Root() record: FilingRecord,
    @Arg('kind', () => OrderKinds, { description: 'What the order would ask for.' }) kind: OrderKind,
    @Ctx() context: RequestContext,
  ) {
    return context.loaders().recordActions(record.id, kind);
  }

  @FieldResolver(() => [OrderOption], {
    description:
      'Every kind of order for the subject, its websites and its accesses of ours, and whether a partner that has the record can open it now. Since 2026-11.',
  })
  async orderOptions(@Root() record: FilingRecord, @Ctx() context: RequestContext) {
    return (await context.loaders().options(record.id)).orders;
  }

  @FieldResolver(() => [PlanOption], {
    description:
      'The plans for the subject, and whether a partner that has the record can open them now. Since 2026-11.',
  })
  async planOptions(@Root() record: FilingRecord, @Ctx() context: RequestContext) {
    return (await context.loaders().options(record.id)).plans;
  }

  @FieldResolver(() => [RecordPartner], {
    description: 'Which partners may act on it, and how each came to that; empty for partners.',
  })
  partners(@Root() record: FilingRecord, @Ctx() context: RequestContext) {
    return context.loaders().recordPartners(record.id);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order that is open for it; null where there is none that the caller may see.',
  })
  openOrder(@Root() record: FilingRecord, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const id = record.openOrderId ?? null;
    return id === null ? null : context.loaders().openOrder(id, selectedParts(info));
  }
}
