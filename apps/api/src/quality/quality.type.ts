import type { Duty } from '@beian/domain/order-names';
import type { QualityDimension } from '@beian/domain/quality';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { Duties, QualityDimensions } from '../common/quality-enums.ts';

@ObjectType('QualityFigures', {
  simpleResolvers: true,
  description: 'Figures of quality over a period, whole or cut along a dimension. Since 2026-11.',
})
export class QualityFigures {
  @Field(() => QualityDimensions, { description: 'Along what they are cut.' })
  dimension!: QualityDimension;

  @Field(() => String, {
    description: 'Empty for `ALL`; else an id, code or name, as the filters of the lists take it; empty: none.',
  })
  value!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => Int, {
    description:
      'Review decisions 审核决定: initial reviews, photo reviews, and orders sent back later. A push is none.',
  })
  decided!: number;

  @Field(() => Int, { description: 'Of these, those that went back to the applicant.' })
  returned!: number;

  @Field(() => Int, { description: 'Orders pushed for the first time: `orderRounds`.' })
  pushed!: number;

  @Field(() => Int, { description: 'Rounds that these took together.' })
  rounds!: number;

  @Field(() => Int, { description: 'Of these orders, those that took one round.' })
  pushedFirst!: number;

  @Field(() => Int, { description: 'Late findings 补提问题: `lateFindings`.' })
  late!: number;

  @Field(() => Int, { description: 'Escapes 流出问题: `escapes`.' })
  escapes!: number;

  @Field(() => Int, { description: 'Decisions drawn for a spot check: `secondLooks(list: DRAWN)`.' })
  drawn!: number;

  @Field(() => Int, { description: 'Spot checks given: `secondLooks(list: ENDED, state: DONE)`.' })
  looked!: number;

  @Field(() => Int, { description: 'Spot checks that nobody gave in time.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Spot checks that found something before the push.' })
  caught!: number;

  @Field(() => Int, { description: 'Spot checks that found something after it 漏检.' })
  missed!: number;

  @Field(() => Int, { description: 'Spot checks that found a return without need.' })
  strict!: number;

  @Field(() => Int, { description: 'Items that both passed.' })
  passPass!: number;

  @Field(() => Int, { description: 'Items passed first and returned then.' })
  passReturn!: number;

  @Field(() => Int, { description: 'Items returned first and passed then.' })
  returnPass!: number;

  @Field(() => Int, { description: 'Items that both returned.' })
  returnReturn!: number;

  @Field(() => Int, { description: 'Items that two people judged: n of the next two.' })
  items!: number;

  @Field(() => Float, { nullable: true, description: 'Share of them judged alike, 0 to 1; null: there are none.' })
  alike!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Cohen's kappa, at most 1; null: none, or both said the same of all. Few items say nothing.",
  })
  kappa!: number | null;
}

@ObjectType('HandlingFigures', {
  simpleResolvers: true,
  description:
    'Working time from claim to decision 处理用时: that of the lease spans of whoever decided. Since 2026-11.',
})
export class HandlingFigures {
  @Field(() => QualityDimensions, { description: 'Along what it is cut.' })
  dimension!: QualityDimension;

  @Field(() => String, { description: 'As of `QualityFigures`.' })
  value!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => Duties, { description: 'The duty that was decided.' })
  duty!: Duty;

  @Field(() => String, { description: "Its name, in the caller's language." })
  dutyLabel!: string;

  @Field(() => Int, { description: 'Decisions that have a handling time.' })
  decisions!: number;

  @Field(() => Float, { description: 'Half of them took at most so many milliseconds.' })
  half!: number;

  @Field(() => Float, { description: 'Nine in ten of them did.' })
  most!: number;
}

@ObjectType('Quality', {
  simpleResolvers: true,
  description: 'How well the desk works 质量, over the last days, from kept figures. Since 2026-11.',
})
export class Quality {
  @Field(() => Int, { description: 'Days, today included.' })
  days!: number;

  @Field(() => DateTime, { nullable: true, description: 'Counts are made up to here; null: not yet.' })
  countedUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Handling times are made up to here; null: not yet.' })
  handledUntil!: string | null;

  @Field(() => Boolean, { description: "Figures of everybody; else the caller's own alone." })
  all!: boolean;

  @Field(() => [QualityFigures], { description: 'A row for each value that has anything.' })
  figures!: QualityFigures[];

  @Field(() => [HandlingFigures], { description: 'Handling time by duty.' })
  handling!: HandlingFigures[];

  @Field(() => Int, { nullable: true, description: 'Spot checks that wait now; null for who reads of own work.' })
  open!: number | null;
}
