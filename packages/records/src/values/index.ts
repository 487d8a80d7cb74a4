export { shown } from './shown-fields.ts';
export { type ValueLabelView, valueLabels } from './value-labels.ts';
export { valuesInWords } from './values-in-words.ts';
