import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { LAST_TYPE_OF_A_CHANGE } from './certificate-types.ts';
import { regionListDay } from './regions.ts';

export const valueLabelFields = fieldsOf('ValueLabel', 'What a code among the values means. Since 2026-11.', {
  value: { shape: 'String', description: 'The code, as the values have it.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
});
export type ValueLabelView = ViewOf<typeof valueLabelFields>;

export const regionFields = fieldsOf('Region', 'A city or county by its code of GB/T 2260 行政区划. Since 2026-11.', {
  code: { shape: 'String', description: 'What `subject.city` or `subject.county` takes, six digits.' },
  name: { shape: 'String', description: 'Its Chinese name.' },
  source: {
    shape: 'String',
    description: `\`GB2260\`: of our list, edition ${regionListDay}; \`JCDM\`: of the bureau's own table, which stands in where it has come.`,
    console: false,
  },
});
export type RegionView = ViewOf<typeof regionFields>;

export const bilingualTextFields = fieldsOf('BilingualText', 'One text in both languages. Since 2026-11.', {
  zh: { shape: 'String', description: '中文' },
  en: { shape: 'String', description: 'English' },
});

export const codeFields = fieldsOf('Code', "One row of a bureaus' code table. Since 2026-11.", {
  code: { shape: 'String', description: 'What a field takes, a decimal text.' },
  label: {
    shape: bilingualTextFields,
    description: 'What it is called; its own number where no source names it.',
  },
  source: {
    shape: 'String',
    description: 'Where its name was read; `JCDM`: in a table of the bureaus; `NONE`: no source names it.',
  },
  since: { shape: 'String', nullable: true, description: 'Year or day of its beginning, where known.' },
  until: { shape: 'String', nullable: true, description: 'Year or day of its end, where known.' },
  otherReading: {
    shape: bilingualTextFields,
    nullable: true,
    description: 'What another source takes the number for.',
  },
  natures: {
    shape: 'Int',
    nullable: true,
    list: true,
    description: 'Certificate types alone: the natures 单位性质 that offer it; empty where no source says.',
  },
  personal: { shape: 'Boolean', nullable: true, description: "Certificate types alone: a person's paper." },
  forChanges: {
    shape: 'Boolean',
    description: `A change of a filing can carry it. The bureaus take certificate types of organisers up to ${LAST_TYPE_OF_A_CHANGE} alone.`,
  },
});
export type CodeView = ViewOf<typeof codeFields>;
