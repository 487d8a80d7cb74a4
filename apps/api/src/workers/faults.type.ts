import { Field, ObjectType } from 'type-graphql';

@ObjectType('InstallationFault', {
  simpleResolvers: true,
  description:
    'Something that is wrong with the installation and takes a part of it away, while the rest goes on. Since 2026-12.',
})
export class InstallationFault {
  @Field(() => String, { description: 'Its name, as `/readyz` says it.' })
  fault!: string;

  @Field(() => String, { description: 'What does not work and what does, in the language of the request.' })
  message!: string;
}
