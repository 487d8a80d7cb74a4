import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';

@ObjectType('VerificationForm', {
  simpleResolvers: true,
  description:
    'The verification form 真实性核验单 with name, type and domains of the order, as a PDF to print and sign. Since 2026-11.',
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

  @Field(() => String, {
    nullable: true,
    description:
      'Where the form is read as the last approval of the review filled it in; null: not approved yet, or deleted. For the desk only.',
  })
  keptUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When that approval was given.' })
  verifiedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who gave it. For the desk only.' })
  verifierName!: string | null;
}
