import { provinces } from '@beian/domain/province';

export const provinceChoices = Object.entries(provinces).map(([value, { label }]) => ({ value, label }));
