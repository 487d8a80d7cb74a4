import { MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';

@InputType('PartnerInput', { description: 'What administrators say of a partner. Since 2026-11.' })
export class PartnerInput {
  @Field(() => String, {
    description: `Display name, 1 to ${MAX_PARTNER_NAME_LENGTH} characters; no two partners have the same.`,
  })
  name!: string;

  @Field(() => String, { description: 'Where notices to the partner go.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its page of an order, to which mails link: https, with `{order}` for the order’s number. Empty: none; left out: as it is. Since 2026-11.',
  })
  orderUrl?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a machine reads the papers of its orders 识别材料. Left out: as it is, and `true` for a new one. Since 2026-11.',
  })
  papersRead?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its filings are followed up after their approval 备案后的提醒. Left out: as it is, and `true` for a new one. Since 2026-12.',
  })
  followUps?: boolean | null;
}

@ObjectType('PartnerRecord', {
  simpleResolvers: true,
  description: 'A record that a partner may see and open orders on 可操作的备案. Since 2026-11.',
})
export class PartnerRecord {
  @Field(() => ID, { description: "The record's global id." })
  id!: string;

  @Field(() => String, { description: 'ICP filing number 备案号 of the subject.' })
  filingNumber!: string;

  @Field(() => String, { description: "The subject's name; a person's is masked." })
  name!: string;

  @Field(() => String, { description: 'Its province, in the language of the caller.' })
  provinceName!: string;

  @Field(() => String, { description: 'Who granted it and why, as it was written; in words where it was proved.' })
  basis!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;
}

export const PartnerRecordConnection = connectionType(PartnerRecord, 'PartnerRecord');
