import type { MaterialKind } from '@beian/domain/filing';
import {
  type PaperSource,
  type PaperState,
  paperSources,
  paperStates,
  type ReadingField,
  type ReadingOutcome,
  readingOutcomes,
} from '@beian/domain/reading';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumOf, MaterialKinds } from '../common/enums.ts';

export const ReadingOutcomes = enumOf<ReadingOutcome>(
  'ReadingOutcome',
  'What a paper says of a value, beside what was typed 识别结果. Since 2026-11.',
  readingOutcomes,
);
export const PaperSources = enumOf<PaperSource>(
  'PaperSource',
  'Where on a paper a value was read. Since 2026-11.',
  paperSources,
);
export const PaperStates = enumOf<PaperState>(
  'PaperState',
  'What became of reading a material by the machine. Since 2026-11; `READING`, `UNREADABLE` and `NO_READER` since 2026-12.',
  paperStates,
);

@ObjectType('PicturePoint', { simpleResolvers: true, description: 'A place of a picture. Since 2026-11.' })
export class PicturePoint {
  @Field(() => Float, { description: 'From the left, as a share of the width, 0 to 1.' })
  x!: number;

  @Field(() => Float, { description: 'From the top, as a share of the height, 0 to 1.' })
  y!: number;
}

@ObjectType('PaperValue', {
  simpleResolvers: true,
  description: 'A value that the machine read on a paper. Since 2026-11.',
})
export class PaperValue {
  @Field(() => String, { description: 'What was read; masked for who reads masked values.' })
  value!: string;

  @Field(() => PaperSources, { description: 'Where it stands: a code is stronger evidence than text.' })
  source!: PaperSource;

  @Field(() => Float, { description: 'How surely it was read, 0 to 1.' })
  confidence!: number;

  @Field(() => [PicturePoint], {
    description: 'Its four corners in the picture of the material as stored, clockwise from the top left of the text.',
  })
  place!: PicturePoint[];
}

@ObjectType('PaperReading', {
  simpleResolvers: true,
  description:
    'What the machine read on a scan, beside what was typed 识别结果: evidence, never a verdict. Since 2026-11.',
})
export class PaperReading {
  @Field(() => String, { description: 'What was read, e.g. `licence.creditCode`.' })
  field!: ReadingField;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => ReadingOutcomes, { description: 'Whether it agrees with what was typed.' })
  outcome!: ReadingOutcome;

  @Field(() => String, { description: "The same in the caller's language." })
  outcomeLabel!: string;

  @Field(() => MaterialKinds, {
    description: 'The scan that it was read on; its picture is that of the item of this material.',
  })
  material!: MaterialKind;

  @Field(() => Int, {
    description: 'By how many degrees the paper lies turned clockwise in its picture: 0, 90, 180 or 270.',
  })
  turned!: number;

  @Field(() => [PaperValue], { description: 'What was read, the code first; empty where nothing was.' })
  values!: PaperValue[];
}
