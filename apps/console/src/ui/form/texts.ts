import { bilingual } from '@beian/domain/text';

export const formTexts = {
  fill: bilingual('请填写{label}', '{label} is required'),
  choose: bilingual('请选择{label}', '{label} is required'),
  refusal: bilingual('{message}。{suggestion}', '{message}. {suggestion}'),
};
