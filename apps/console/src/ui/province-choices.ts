import { provinces } from '@beian/domain/province';

/** The provinces as choices of a form. */
export const provinceChoices = Object.entries(provinces).map(([value, { label }]) => ({ value, label }));
