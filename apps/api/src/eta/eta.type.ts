import { ETA_WINDOW_DAYS, type EtaBasis, etaBases, LEAST_ETA_CASES } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { enumOf, labelsOf, OrderKinds } from '../common/enums.ts';

const EtaBases = enumOf<EtaBasis>(
  'EtaBasis',
  `What an expected time goes by 预计依据, the nearest first; one with fewer than ${LEAST_ETA_CASES} cases gives way to the next.`,
  labelsOf(etaBases),
);

@ObjectType('EtaHits', {
  simpleResolvers: true,
  description:
    'How often what was told of a submission held 命中率: of those whose `mostAt` came due in the last days. What is still open then is no hit; what its applicant took back is not counted. Since 2026-11.',
})
export class EtaHits {
  @Field(() => Int, { description: 'Days of Asia/Shanghai that it looks back on, up to today.' })
  days!: number;

  @Field(() => Int, { description: 'Submissions of which a time was told that came due in these days.' })
  told!: number;

  @Field(() => Int, { description: 'Of these: approved by what was told as half of them.' })
  withinHalf!: number;

  @Field(() => Int, { description: 'Of these: approved by what was told as nine of ten of them.' })
  withinMost!: number;
}

@ObjectType('Eta', {
  simpleResolvers: true,
  description:
    'How long orders take from a submission to their approval 预计时间: wall time, returns and what applicants take included. From real history, as it served at the beginning of the day. Since 2026-11.',
})
export class Eta {
  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits.' })
  province!: string;

  @Field(() => OrderKinds, { description: 'The kind of change.' })
  kind!: OrderKind;

  @Field(() => EtaBases, { description: 'What it goes by.' })
  basis!: EtaBasis;

  @Field(() => String, { description: "The same, in the caller's language." })
  basisLabel!: string;

  @Field(() => Int, {
    description: `Submissions of orders approved in the ${ETA_WINDOW_DAYS} days up to \`until\` that lie behind it; 0: none.`,
  })
  cases!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Half of them took at most so long (p50), seconds; null: there is too little history.',
  })
  halfSeconds!: number | null;

  @Field(() => Int, {
    description: 'Nine of ten took at most so long (p90), seconds; without history the limits of each step together.',
  })
  mostSeconds!: number;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day of Asia/Shanghai whose approvals are in it, e.g. `2026-11-24`; null: without history.',
  })
  until!: string | null;

  @Field(() => EtaHits, { description: 'How often such words have held, of the same reach as `basis`.' })
  hits!: EtaHits;
}

@ObjectType('OrderEta', {
  simpleResolvers: true,
  description: 'What was told of the last submission of an order 预计时间; it does not move afterwards. Since 2026-11.',
})
export class OrderEta {
  @Field(() => DateTime, { description: 'When the order was submitted: what it counts from.' })
  submittedAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'By then half of such orders are approved (p50); null: there was too little history.',
  })
  halfAt!: string | null;

  @Field(() => DateTime, {
    description: 'By then nine of ten are (p90); without history the limits of each step together.',
  })
  mostAt!: string;

  @Field(() => EtaBases, { description: 'What it goes by.' })
  basis!: EtaBasis;

  @Field(() => String, { description: "The same, in the caller's language." })
  basisLabel!: string;

  @Field(() => Int, { description: 'Submissions of approved orders that lie behind it; 0: none.' })
  cases!: number;
}
