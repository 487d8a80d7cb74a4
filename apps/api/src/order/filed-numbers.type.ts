import { Field, ObjectType } from 'type-graphql';

@ObjectType('FiledNumbers', {
  simpleResolvers: true,
  description: 'The numbers of a website that is filed 备案号, and what its owner does with them. Since 2026-12.',
})
export class FiledNumbers {
  @Field(() => String, { description: '主体备案号 of the subject.' })
  subject!: string;

  @Field(() => String, { description: '网站备案号 of the website, with its suffix.' })
  website!: string;

  @Field(() => [String], { description: 'The domains that are filed with it.' })
  domains!: readonly string[];

  @Field(() => String, {
    description:
      'The number that the foot of the site shows in this province: of the website, in Guangdong of the subject.',
  })
  shown!: string;

  @Field(() => String, { description: 'HTML for the foot of the site, escaped: the number with its link.' })
  html!: string;

  @Field(() => String, { description: 'Where the number links to.' })
  link!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Last day of the police filing 公安备案 of a site that opened on the day of the approval, `YYYY-MM-DD`; null: a change, or somebody said that it is done.',
  })
  policeFilingBy!: string | null;

  @Field(() => [String], {
    description: 'What its owner does next, in sentences: foot of the site, police filing, filing password.',
  })
  steps!: readonly string[];
}
