import { referenceBounds } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import { Field, InputType } from 'type-graphql';

@InputType('MetadataInput', { description: 'A pair that a partner keeps with its order. Since 2026-11.' })
export class MetadataInput {
  @Field(() => String, { description: `1 to ${referenceBounds.key} characters; each key once.` })
  key!: string;

  @Field(() => String, { description: `At most ${referenceBounds.value} characters.` })
  value!: string;
}

@InputType('ReasonInput', {
  description: 'A reason of the library (`Query.returnReasons`) for an item, or for the order. Since 2026-11.',
})
export class ReasonInput {
  @Field(() => String, { description: 'Its code, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => String, { nullable: true, description: '`Item.key`; null: for the order as a whole.' })
  item?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The advice as edited, at most ${formatCount(textLengths.advice)} characters; null: the library’s.`,
  })
  advice?: string | null;
}

@InputType('VerdictReasonInput', { description: 'Why the item is not in order. Since 2026-11.' })
export class VerdictReasonInput {
  @Field(() => String, { description: 'Code of the library, e.g. `WEB-01`.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: `The advice as edited, at most ${formatCount(textLengths.advice)} characters; null: the library’s.`,
  })
  advice?: string | null;
}

@InputType('FieldInput', {
  description:
    'A new value of one field: `value` or `values`; neither takes it away. A personal value that is sent as it was read masked stays as it is; another masked one is refused (`MASKED_VALUE`). Since 2026-11.',
})
export class FieldInput {
  @Field(() => String, { description: 'The field, e.g. `website.name` (`Item.key`).' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The new text, of a field that holds one.' })
  value?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The new texts, of a field that holds a list. Codes are decimal texts.',
  })
  values?: string[] | null;
}

@InputType('CurtainAddressInput', {
  description: 'Where a curtain goes 收件地址: an address of the mainland, in any province. Since 2026-11.',
})
export class CurtainAddressInput {
  @Field(() => String, { description: `收件人, 1 to ${formatCount(textLengths.consignee)} characters.` })
  consignee!: string;

  @Field(() => String, { description: 'A mainland mobile number, 11 digits.' })
  mobile!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits; 71, 81 and 82 are refused.' })
  province!: string;

  @Field(() => String, { description: `市, 1 to ${formatCount(textLengths.city)} characters.` })
  city!: string;

  @Field(() => String, {
    description: `District, street and number, 1 to ${formatCount(textLengths.address)} characters.`,
  })
  address!: string;
}
