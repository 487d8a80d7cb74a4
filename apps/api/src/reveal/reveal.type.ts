import { revealAlarmFields, revealedFields } from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const RevealResult = resultType(
  'RevealResult',
  'The value, or why it is not shown. Since 2026-11.',
  objectType(revealedFields),
);

export const RevealAlarm = objectType(revealAlarmFields);
export const RevealAlarmResult = resultType(
  'RevealAlarmResult',
  'The alarm as it then stands, or why the step was refused. Since 2026-11.',
  RevealAlarm,
);
