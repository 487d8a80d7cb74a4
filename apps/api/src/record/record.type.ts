import { Field, ID, ObjectType } from 'type-graphql';
import { ValueLabel } from '../code/code.type.ts';
import { DateTime } from '../common/date-time.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';

@ObjectType('FieldValue', {
  simpleResolvers: true,
  description: 'One registered value of a subject or website, by the field catalogue. Since 2026-11.',
})
export class FieldValue {
  @Field(() => String, { description: 'The field, e.g. `website.name`; what `saveDraft` takes.' })
  field!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => [String], { description: 'The values; one text is a list of one. Codes are decimal texts.' })
  values!: string[];

  @Field(() => [ValueLabel], { description: 'What the codes among the values mean; empty where they are no codes.' })
  valueLabels!: ValueLabel[];

  @Field(() => Boolean, { description: 'A personal value, shown in part.' })
  masked!: boolean;
}

@ObjectType('WebsiteAccess', {
  simpleResolvers: true,
  description: 'An access 接入: the link of a website to an access provider. Since 2026-11.',
})
export class WebsiteAccess {
  @Field(() => ID, { description: "The bureau's id of it 接入记录号; what `openOrder` takes." })
  id!: string;

  @Field(() => Boolean, { description: 'It is ours, so that an order may change or cancel it here.' })
  ours!: boolean;

  @Field(() => [FieldValue], { description: 'Every field of the catalogue that has a registered value.' })
  values!: FieldValue[];
}

@ObjectType('Website', { simpleResolvers: true, description: 'A filed website 网站. Since 2026-11.' })
export class Website {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: '网站备案号' })
  filingNumber!: string;

  @Field(() => String, { description: '网站名称' })
  name!: string;

  @Field(() => [String], { description: 'Domain names 域名, as filed.' })
  domains!: string[];

  @Field(() => String, { nullable: true, description: '首页网址' })
  homeUrl!: string | null;

  @Field(() => [FieldValue], { description: 'Every field of the catalogue that has a registered value.' })
  values!: FieldValue[];

  @Field(() => Boolean, { description: 'At least one access 接入 is ours, so that an order may change it here.' })
  ours!: boolean;

  @Field(() => [WebsiteAccess], { description: 'Its accesses 接入, of all providers. Since 2026-11.' })
  accesses!: WebsiteAccess[];
}

/** Fields with a resolver (`actions`, `openOrder`) are in record.resolver.ts. */
@ObjectType('FilingRecord', {
  implements: Node,
  simpleResolvers: true,
  description:
    'The filed truth of one subject 备案主体, as the bureau knows it. Only an approved order changes it. Since 2026-11.',
})
export class FilingRecord implements Node {
  id!: string;

  @Field(() => String, { description: '主体备案号' })
  filingNumber!: string;

  @Field(() => String, { description: '主办单位名称' })
  name!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits.' })
  province!: string;

  @Field(() => String, { description: "Name of the province, in the caller's language." })
  provinceName!: string;

  @Field(() => DateTime, { description: 'When the record last changed here.' })
  changedAt!: string;

  @Field(() => [FieldValue], { description: "Every registered value of the subject's own." })
  values!: FieldValue[];

  @Field(() => [Website], {
    description: 'Its websites; none for a subject all of whose websites were cancelled 空壳主体.',
  })
  websites!: Website[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its subject was noted as no longer filed 注销主体; null: it is filed, and for partners. A subject that is filed without websites is a shell 空壳主体. Since 2026-11.',
  })
  deregisteredAt!: string | null;

  @Field(() => Boolean, {
    description:
      'Filed through another provider 在他处备案: known by its number alone, after `proveRecord`. A NEW_WEBSITE or NEW_ACCESS of it also asks for what is filed. Since 2026-11.',
  })
  elsewhere!: boolean;

  /** Not in the schema: read by the resolver of `openOrder`. */
  openOrderId?: string | null;
}

export const FilingRecordConnection = connectionType(FilingRecord, 'FilingRecord');
