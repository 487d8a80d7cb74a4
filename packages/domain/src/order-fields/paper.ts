import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { ColourName } from '../machine-checks/measures.ts';
import type { PhotoHintAbout } from '../machine-checks/photo-hints.ts';
import type { ReadingOutcome } from '../reading/compare.ts';
import type { PaperSource } from '../reading/comparisons.ts';
import type { ReadingField } from '../reading/fields.ts';

export const picturePointFields = fieldsOf('PicturePoint', 'A place of a picture. Since 2026-11.', {
  x: { shape: 'Float', description: 'From the left, as a share of the width, 0 to 1.' },
  y: { shape: 'Float', description: 'From the top, as a share of the height, 0 to 1.' },
});

export const doubtfulCharacterFields = fieldsOf(
  'DoubtfulCharacter',
  'A character that the machine cannot tell from another one 须看字. Since 2026-12.',
  {
    at: { shape: 'Int', description: 'Its place in the value, from 0.' },
    place: { shape: picturePointFields, list: true, description: 'Its four corners, as those of the whole value.' },
  },
);

export const paperValueFields = fieldsOf('PaperValue', 'A value that the machine read on a paper. Since 2026-11.', {
  value: { shape: 'String', description: 'What was read; masked for who reads masked values.' },
  source: {
    shape: enumOf<PaperSource>('PaperSource'),
    description: 'Where it stands: a code is stronger evidence than text.',
  },
  confidence: { shape: 'Float', description: 'How surely it was read, 0 to 1.' },
  place: {
    shape: picturePointFields,
    list: true,
    description: 'Its four corners in the picture of the material as stored, clockwise from the top left of the text.',
  },
  looks: {
    shape: doubtfulCharacterFields,
    list: true,
    description: 'Characters that a person has to look at; empty where the value is masked. Since 2026-12.',
  },
});
export type PaperValueView = ViewOf<typeof paperValueFields>;

export const paperReadingFields = fieldsOf(
  'PaperReading',
  'What the machine read on a scan, beside what was typed 识别结果: evidence, never a verdict. Since 2026-11.',
  {
    field: { shape: textOf<ReadingField>(), description: 'What was read, e.g. `licence.creditCode`.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    outcome: { shape: enumOf<ReadingOutcome>('ReadingOutcome'), description: 'Whether it agrees with what was typed.' },
    outcomeLabel: { shape: 'String', description: "The same in the caller's language." },
    material: {
      shape: enumOf<MaterialKind>('MaterialKind'),
      description: 'The scan that it was read on; its picture is that of the item of this material.',
    },
    turned: {
      shape: 'Int',
      description: 'By how many degrees the paper lies turned clockwise in its picture: 0, 90, 180 or 270.',
    },
    values: {
      shape: paperValueFields,
      list: true,
      description: 'What was read, the code first; empty where nothing was.',
    },
  },
);
export type PaperReadingView = ViewOf<typeof paperReadingFields>;

export const seenColourFields = fieldsOf('SeenColour', 'A colour in a part of a photo 主色. Since 2026-11.', {
  name: { shape: enumOf<ColourName>('ColourName'), description: 'Its name.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  share: { shape: 'Float', description: 'Its share of that part, 0 to 1.' },
});

export const photoHintFields = fieldsOf(
  'PhotoHint',
  'One thing that the machine saw in the verification photo 照片提示: a hint, never a verdict. Since 2026-11.',
  {
    about: { shape: enumOf<PhotoHintAbout>('PhotoHintKind'), description: 'What was looked at.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    text: { shape: 'String', description: 'What was measured.' },
    doubt: { shape: 'String', nullable: true, description: 'What may be wrong with it; null: nothing.' },
    colours: {
      shape: seenColourFields,
      list: true,
      description: 'Colours of the part, the largest first; empty where none were looked at.',
      console: false,
    },
  },
);
export type PhotoHintView = ViewOf<typeof photoHintFields>;
