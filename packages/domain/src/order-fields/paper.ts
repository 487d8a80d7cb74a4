import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { ColourName } from '../machine-checks/measures.ts';
import type { PhotoHintAbout } from '../machine-checks/photo-hints.ts';
import type { ReadingOutcome } from '../reading/compare.ts';
import type { PaperSource } from '../reading/comparisons.ts';
import type { ReadingField, SeenPaper } from '../reading/fields.ts';
import type { DoubtReason, PaperVerdict } from '../reading/statements.ts';

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
export const paperDoubtFields = fieldsOf(
  'PaperDoubt',
  'A value of a paper that a person has to look at, and why 存疑. Since 2026-12.',
  {
    field: { shape: textOf<ReadingField>(), description: 'Which, e.g. `licence.name`.', console: false },
    fieldLabel: { shape: 'String', description: "What people call it, in the caller's language.", console: false },
    reason: { shape: enumOf<DoubtReason>('DoubtReason'), description: 'Why.', console: false },
    reasonLabel: { shape: 'String', description: "The same in the caller's language.", console: false },
    material: {
      shape: enumOf<MaterialKind>('MaterialKind'),
      nullable: true,
      description: 'The scan that says something else; null: no other scan does.',
      console: false,
    },
  },
);

export const paperStatementFields = fieldsOf(
  'PaperStatement',
  'What a paper as a whole says 整份证件: whether all that must stand there was found, and agrees. Since 2026-12.',
  {
    verdict: { shape: enumOf<PaperVerdict>('PaperVerdict'), description: 'What it comes to.' },
    verdictLabel: { shape: 'String', description: "The same in the caller's language." },
    text: { shape: 'String', description: "The same in one sentence of the caller's language." },
    seen: {
      shape: enumOf<SeenPaper>('SeenPaper'),
      nullable: true,
      description: 'What the page seems to be by its title and layout; null: it does not say.',
      console: false,
    },
    missing: {
      shape: 'String',
      list: true,
      description: "What must stand there and was not found, in the caller's language.",
      console: false,
    },
    doubts: { shape: paperDoubtFields, list: true, description: 'What a person has to look at.', console: false },
  },
);
export type PaperStatementView = ViewOf<typeof paperStatementFields>;
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
