export { shown } from './shown-fields.ts';
export { valueLabels } from './value-labels.ts';
export { valuesInWords } from './values-in-words.ts';
