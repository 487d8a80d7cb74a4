import type { CurtainState } from '@beian/domain/photo';
import { CURTAIN_CUT_OFF_HOUR } from '@beian/domain/photo';
import { Field, ID, ObjectType } from 'type-graphql';
import { Action } from '../common/action.type.ts';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { CurtainStates } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';

@ObjectType('Curtain', {
  simpleResolvers: true,
  implements: Node,
  description: 'A curtain that goes to an applicant by mail 幕布, and how far it is on its way. Since 2026-11.',
})
export class Curtain implements Node {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: "The order's number." })
  orderNumber!: string;

  @Field(() => String, { description: '备案号' })
  filingNumber!: string;

  @Field(() => String, { description: '主办单位名称' })
  subjectName!: string;

  @Field(() => String, { description: "The partner's name." })
  partnerName!: string;

  @Field(() => CurtainStates, { description: 'How far it is.' })
  state!: CurtainState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province that it goes to.' })
  province!: string;

  @Field(() => String, { description: "Name of that province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, { description: 'Who receives it 收件人; masked for staff, but in `curtain`.' })
  consignee!: string;

  @Field(() => String, { description: 'Their mobile; masked for staff, but in `curtain`.' })
  mobile!: string;

  @Field(() => String, { description: 'The city that it goes to.' })
  city!: string;

  @Field(() => String, { description: 'The address in the city; masked for staff, but in `curtain`.' })
  address!: string;

  @Field(() => Boolean, { description: 'Consignee, mobile and address are masked.' })
  masked!: boolean;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  requestedAt!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: `Shanghai day, YYYY-MM-DD, on which it is to leave: asked for before ${CURTAIN_CUT_OFF_HOUR}:00 the same working day; null: it has left.`,
  })
  shipBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Who carries it 快递公司; null: not sent.' })
  courier!: string | null;

  @Field(() => String, { nullable: true, description: '运单号; null: not sent.' })
  trackingNumber!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  shippedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who sent it; null for partners.' })
  staffName!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first Shanghai day on which it may arrive, YYYY-MM-DD.',
  })
  arrivesFrom!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The Shanghai day until which it is expected, YYYY-MM-DD.',
  })
  arrivesBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it arrived.' })
  deliveredAt!: string | null;

  @Field(() => [Action], { description: 'What the caller may do with it: `shipCurtain`, `confirmCurtain`.' })
  actions!: Action[];
}

export const CurtainConnection = connectionType(Curtain, 'Curtain');
