import { MAX_PARTNER_NAME_LENGTH, partnerRecordFields } from '@beian/domain/partner';
import { Field, InputType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';

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

export const PartnerRecord = objectType(partnerRecordFields);

export const PartnerRecordConnection = connectionType(PartnerRecord, 'PartnerRecord');
