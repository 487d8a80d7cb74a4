import { LAST_TYPE_OF_A_CHANGE, regionListDay } from '@beian/domain/codes';
import { Field, Int, ObjectType } from 'type-graphql';
import { BilingualText } from '../common/bilingual.type.ts';

@ObjectType('ValueLabel', { simpleResolvers: true, description: 'What a code among the values means. Since 2026-11.' })
export class ValueLabel {
  @Field(() => String, { description: 'The code, as the values have it.' })
  value!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;
}

@ObjectType('Region', {
  simpleResolvers: true,
  description: 'A city or county by its code of GB/T 2260 行政区划. Since 2026-11.',
})
export class Region {
  @Field(() => String, { description: 'What `subject.city` or `subject.county` takes, six digits.' })
  code!: string;

  @Field(() => String, { description: 'Its Chinese name.' })
  name!: string;

  @Field(() => String, {
    description: `\`GB2260\`: of our list, edition ${regionListDay}; \`JCDM\`: of the bureau's own table, which stands in where it has come.`,
  })
  source!: string;
}

@ObjectType('Code', { simpleResolvers: true, description: "One row of a bureaus' code table. Since 2026-11." })
export class Code {
  @Field(() => String, { description: 'What a field takes, a decimal text.' })
  code!: string;

  @Field(() => BilingualText, { description: 'What it is called; its own number where no source names it.' })
  label!: BilingualText;

  @Field(() => String, {
    description: 'Where its name was read; `JCDM`: in a table of the bureaus; `NONE`: no source names it.',
  })
  source!: string;

  @Field(() => String, { nullable: true, description: 'Year or day of its beginning, where known.' })
  since!: string | null;

  @Field(() => String, { nullable: true, description: 'Year or day of its end, where known.' })
  until!: string | null;

  @Field(() => BilingualText, { nullable: true, description: 'What another source takes the number for.' })
  otherReading!: BilingualText | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Certificate types alone: the natures 单位性质 that offer it; empty where no source says.',
  })
  natures!: number[] | null;

  @Field(() => Boolean, { nullable: true, description: "Certificate types alone: a person's paper." })
  personal!: boolean | null;

  @Field(() => Boolean, {
    description: `A change of a filing can carry it. The bureaus take certificate types of organisers up to ${LAST_TYPE_OF_A_CHANGE} alone.`,
  })
  forChanges!: boolean;
}
