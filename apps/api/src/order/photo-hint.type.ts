import type { ColourName, PhotoHintAbout } from '@beian/domain/machine-checks';
import { Field, Float, ObjectType } from 'type-graphql';
import { ColourNames, PhotoHintKinds } from '../common/enums.ts';

@ObjectType('SeenColour', { simpleResolvers: true, description: 'A colour in a part of a photo 主色. Since 2026-11.' })
export class SeenColour {
  @Field(() => ColourNames, { description: 'Its name.' })
  name!: ColourName;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Float, { description: 'Its share of that part, 0 to 1.' })
  share!: number;
}

@ObjectType('PhotoHint', {
  simpleResolvers: true,
  description:
    'One thing that the machine saw in the verification photo 照片提示: a hint, never a verdict. Since 2026-11.',
})
export class PhotoHint {
  @Field(() => PhotoHintKinds, { description: 'What was looked at.' })
  about!: PhotoHintAbout;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'What was measured.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'What may be wrong with it; null: nothing.' })
  doubt!: string | null;

  @Field(() => [SeenColour], {
    description: 'Colours of the part, the largest first; empty where none were looked at.',
  })
  colours!: SeenColour[];
}
