import { Field, ObjectType } from 'type-graphql';

@ObjectType('VerificationForm', {
  simpleResolvers: true,
  description:
    'The verification form 真实性核验单, filled with what the order proposes, as a PDF to print and sign. Since 2026-11.',
})
export class VerificationForm {
  @Field(() => String, {
    description:
      'Where it is read, as images are: by who may see the order, each time anew. The address alone opens nothing.',
  })
  url!: string;

  @Field(() => String, {
    description:
      'Of the present content, e.g. `7F3A-91C2-04`; stands at the foot of every page. It changes with any field.',
  })
  mark!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the content at the time when the scan was attached; null: none is attached.',
  })
  attachedMark!: string | null;

  @Field(() => Boolean, { description: 'The content changed since the scan was attached: it is to be signed anew.' })
  outdated!: boolean;
}
